/**
 * Bounds on what one YAML file may hold. Real workflows stay far below all of them; the bounds keep
 * a hostile file (deep nesting, exponential aliases) from exhausting time, stack or memory.
 */
export const MAX_DEPTH = 100;
/** Nodes of one file after every alias is replaced by what its anchor holds. */
export const MAX_EXPANDED_NODES = 200_000;
