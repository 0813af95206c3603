// SMART App Launch with fhirclient in Chromium, as an app's user and its developer see it.
//
//   node smart-launch.mjs SETTINGS.json
//
// SETTINGS: base (FHIR base URL), clientId, clientSecret (none for a public app), offline (whether the app asks for offline
// access), ehr (the page that launches apps; standalone without), user, password, patient and other (ids), port (where the
// app is served), chromium (the program), pictures (a folder for one of each page; none without). The first step that does not hold ends the process with exit code 1 and a line that
// names the step. All data are synthetic.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const settings = JSON.parse(await readFile(process.argv[2], 'utf8'));
const library = createRequire(import.meta.url).resolve('fhirclient/build/fhir-client.js');
const scope = [settings.ehr ? 'launch' : 'launch/patient', 'openid', 'fhirUser', 'patient/*.rs']
  .concat(settings.offline ? ['offline_access'] : []).join(' ');

const pages = {
  '/launch.html': `<!doctype html><script src="fhir-client.js"></script><script>
    FHIR.oauth2.authorize({ clientId: ${JSON.stringify(settings.clientId)}, scope: ${JSON.stringify(scope)},
      clientSecret: ${JSON.stringify(settings.clientSecret)}, redirectUri: 'app.html', pkceMode: 'required',
      ...(new URLSearchParams(location.search).has('launch') ? {} : { iss: ${JSON.stringify(settings.base)} }) });
    </script>`,
  '/app.html': `<!doctype html><title>waiting</title><script src="fhir-client.js"></script><script>
    FHIR.oauth2.ready().then((client) => { window.client = client; document.title = 'ready'; },
      (error) => { document.title = 'failed: ' + error.message; });
    </script>`,
};

async function serve() {
  const script = await readFile(library);
  const server = createServer((request, response) => {
    const path = request.url.split('?')[0];
    if (path === '/fhir-client.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    } else {
      response.writeHead(pages[path] ? 200 : 404, { 'Content-Type': 'text/html' }).end(pages[path] ?? '');
    }
  });
  await new Promise((ready) => server.listen(settings.port, '127.0.0.1', ready));
  return server;
}

async function step(name, action) {
  try {
    const result = await action();
    console.log(`ok: ${name}`);
    return result;
  } catch (error) {
    console.error(`FAILED: ${name}: ${error.message}`);
    process.exit(1);
  }
}

let pictures = 0;
async function picture(page) {
  if (settings.pictures) {
    pictures += 1;
    await page.screenshot({ path: `${settings.pictures}/${settings.clientId}-${pictures}.png`, fullPage: true });
  }
}

/** Fills in the page that is there: signs in, starts the app, picks the patient and consents, until the app is back. */
async function authorise(page, app) {
  for (let form = 0; form < 5 && !page.url().startsWith(app); form += 1) {
    if (await page.locator('input[type=password]').count()) {
      await page.fill('input[name=username]', settings.user);
      await page.fill('input[type=password]', settings.password);
    } else if (await page.locator('select[name=client]').count()) {
      await page.selectOption('select[name=client]', settings.clientId);
      await page.selectOption('select[name=patient]', settings.patient);
    } else if (await page.locator('input[type=radio]').count()) {
      await page.check(`input[type=radio][value="${settings.patient}"]`);
    }
    await picture(page);
    const before = page.url();
    await page.locator('#kc-login, button[type=submit]:not(.plain)').first().click();
    await page.waitForFunction((url) => location.href !== url || document.readyState === 'complete', before);
    await page.waitForLoadState('networkidle');
  }
}

const inApp = (page, action, argument) => page.evaluate(action, argument);
const status = (page, path) =>
  inApp(page, (url) => client.request(url).then(() => 200, (error) => error.status ?? error.statusCode), path);

const server = await serve();
const app = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: settings.chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  await step('the launch comes back with an access token', async () => {
    await page.goto(settings.ehr ?? `${app}/launch.html`);
    await page.waitForLoadState('networkidle');
    await authorise(page, `${app}/app.html`);
    await page.waitForFunction(() => document.title !== 'waiting');
    assert.equal(await page.title(), 'ready', await page.content());
  });
  await step('the patient in context is the one that was picked', async () =>
    assert.equal(await inApp(page, () => client.patient.id), settings.patient));
  await step('the app knows who uses it', async () =>
    assert.match(await inApp(page, () => client.user.fhirUser), /^(.*\/)?Practitioner\/.+/));
  await step('it reads its patient', async () =>
    assert.equal(await inApp(page, () => client.patient.read().then((patient) => patient.id)), settings.patient));
  await step('it searches what belongs to the patient', async () =>
    assert.equal(await status(page, `Observation?patient=${settings.patient}`), 200));
  await step('another patient does not exist for it', async () =>
    assert.equal(await status(page, `Patient/${settings.other}`), 404));
  await step('it writes nothing', async () =>
    assert.equal(await inApp(page, () => client.create({ resourceType: 'Observation', status: 'final' })
      .then(() => 201, (error) => error.status ?? error.statusCode)), 403));
  if (settings.offline) await step('the token is renewed, and the new one works', async () => {
    const before = await inApp(page, () => client.state.tokenResponse.access_token);
    await inApp(page, () => client.refresh().then(() => null));
    assert.notEqual(await inApp(page, () => client.state.tokenResponse.access_token), before);
    assert.equal(await status(page, `Patient/${settings.patient}`), 200);
  });
  if (settings.clientSecret) await step('once revoked the token is refused', async () => {
    const configuration = await (await fetch(`${settings.base}/.well-known/smart-configuration`)).json();
    const token = await inApp(page, () => client.state.tokenResponse.access_token);
    const pair = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString('base64');
    const answer = await fetch(configuration.revocation_endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: `Basic ${pair}` },
      body: new URLSearchParams({ token }),
    });
    assert.equal(answer.status, 200, await answer.text());
    const read = () => fetch(`${settings.base}/Patient/${settings.patient}`, { headers: { Authorization: `Bearer ${token}` } });
    const end = Date.now() + 1000 * (settings.revokedWithin ?? 0);
    let refused = await read();
    while (refused.status === 200 && Date.now() < end) {
      await new Promise((later) => setTimeout(later, 500));
      refused = await read();
    }
    assert.equal(refused.status, 401);
  });
  console.log('the launch holds');
} finally {
  await browser.close();
  server.close();
}
