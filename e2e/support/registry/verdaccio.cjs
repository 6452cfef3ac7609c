// Forked: serves a registry on a free port of this machine, tells its address, and ends with the process that started it.
const { runServer } = require('verdaccio');

async function serve(configFile) {
  const app = await runServer(configFile);
  const server = app.listen(0, '127.0.0.1', () => {
    process.send(`http://127.0.0.1:${server.address().port}/`);
  });
}

process.once('disconnect', () => process.exit());
serve(process.argv[2]);
