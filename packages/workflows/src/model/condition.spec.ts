import { judgeCondition, judgeContinueOnError, survivesFailedNeeds } from './condition.js';

describe('judgeCondition', () => {
  test.each([
    ['false', 'never'],
    ['${{ false }}', 'never'],
    ['${{ !true }}', 'never'],
    ["${{ '' }}", 'never'],
    ['0', 'never'],
    ['null', 'never'],
    ['${{ false && github.ref }}', 'never'],
    ["github.ref == 'x' && false", 'never'],
    ['!always()', 'never'],
    ["'a' == 'b'", 'never'],
    ['true', 'runs'],
    ['', 'runs'],
    ["'false'", 'runs'],
    ['always()', 'runs'],
    ['${{ always() }}', 'runs'],
    ['!cancelled()', 'runs'],
    ['success()', 'runs'],
    ['success() || failure()', 'runs'],
    ["true || github.ref == 'x'", 'runs'],
    ["'A' == 'a'", 'runs'],
    ['failure()', 'only-on-failure'],
    ['${{ cancelled() }}', 'only-on-failure'],
    ['always() && failure()', 'only-on-failure'],
    ["github.event_name == 'push'", 'dynamic'],
    ['inputs.full', 'dynamic'],
    ["always() && contains(github.ref, 'x')", 'dynamic'],
    ["hashFiles('**/x') != ''", 'dynamic'],
    ['false ||', 'dynamic'],
    ['((false)', 'dynamic'],
    ['${{ false', 'dynamic'],
    [`${'('.repeat(500)}false${')'.repeat(500)}`, 'dynamic'],
  ])('%s is %s', (condition, outcome) => {
    expect(judgeCondition(condition)).toBe(outcome);
  });

  it('puts expressions into the text around them, and reads the whole', () => {
    expect(judgeCondition('${{ true }} == false')).toBe('never');
    expect(judgeCondition('${{ inputs.x }} == false')).toBe('dynamic');
  });

  it('knows the event that it is asked about', () => {
    const scope = { contexts: { github: { event_name: 'merge_group' } } };
    expect(judgeCondition("github.event_name == 'pull_request'", scope)).toBe('never');
    expect(judgeCondition("github['event_name'] != 'push'", scope)).toBe('runs');
    expect(judgeCondition("github.ref == 'x'", scope)).toBe('dynamic');
  });
});

describe('judgeContinueOnError', () => {
  test.each([
    [undefined, false],
    ['false', false],
    ['${{ false }}', false],
    ['true', true],
    ['True', true],
    ['${{ true }}', true],
    ['${{ matrix.experimental }}', undefined],
  ])('%s is %s', (text, ignored) => {
    expect(judgeContinueOnError(text)).toBe(ignored);
  });
});

describe('survivesFailedNeeds', () => {
  test.each([
    [undefined, false],
    ['true', false],
    ["'always()' == 'x'", false],
    ['success()', false],
    ['always()', true],
    ['!cancelled()', true],
    ['success() || failure()', true],
  ])('%s is %s', (condition, survives) => {
    expect(survivesFailedNeeds(condition)).toBe(survives);
  });
});
