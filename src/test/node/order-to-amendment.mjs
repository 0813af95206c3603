// From the order to the amended report with fhir-kit-client, as a JavaScript integrator would write it.
//
//   node order-to-amendment.mjs BASE tumour.tsv.gz
//
// Every request goes through the client. The first step that does not hold ends the process with exit code 1 and a
// line that names the step. All data are synthetic.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CapabilityTool, Client } from 'fhir-kit-client';

const [baseUrl, matrix] = process.argv.slice(2);
const client = new Client({ baseUrl });

async function step(name, action) {
  try {
    const result = await action();
    console.log(`ok: ${name}`);
    return result;
  } catch (error) {
    const answer = error.response ? `\n${JSON.stringify(error.response.data)}` : '';
    console.error(`FAILED: ${name}: ${error.message}${answer}`);
    process.exit(1);
  }
}

const reference = (resource) => ({ reference: `${resource.resourceType}/${resource.id}` });
const concept = (system, code) => ({ coding: [{ system, code }] });
const quantity = (value, code) => ({ value, unit: code, system: 'http://unitsofmeasure.org', code });
const parameters = (parameter) => ({ resourceType: 'Parameters', parameter });
const resources = (bundle) => (bundle.entry ?? []).map((entry) => entry.resource);
const paths = (bundle) => resources(bundle).map((resource) => reference(resource).reference);

/** The OperationOutcome of a request that has to be refused with a status. */
async function refused(status, request) {
  const error = await request().then(
    () => assert.fail('the server accepted it'),
    (refusal) => refusal,
  );
  assert.equal(error.response?.status, status, error.message);
  assert.equal(error.response.data.resourceType, 'OperationOutcome');
  return error.response.data;
}

function records() {
  const at = Object.fromEntries(
    ['Patient', 'Practitioner', 'Condition', 'Specimen', 'Observation'].map((type) => [type, `urn:uuid:${randomUUID()}`]),
  );
  const snomed = 'http://snomed.info/sct';
  const subject = { reference: at.Patient };
  const stored = [
    {
      resourceType: 'Patient',
      identifier: [{ system: 'urn:oid:2.16.840.1.113883.2.8', value: `synthetic-${randomUUID()}` }],
    },
    { resourceType: 'Practitioner', name: [{ prefix: ['Dr'], given: ['Ada'], family: 'Okafor' }] },
    { resourceType: 'Condition', code: concept(snomed, '700423003'), subject },
    {
      resourceType: 'Specimen',
      type: concept(snomed, '441673008'),
      subject,
      collection: { bodySite: concept(snomed, '15776009') },
      container: [{ specimenQuantity: quantity(120, 'ng') }],
    },
    {
      resourceType: 'Observation',
      status: 'final',
      code: concept(snomed, '371510003'),
      subject,
      specimen: { reference: at.Specimen },
      valueQuantity: quantity(40, '%'),
    },
  ];
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: stored.map((resource) => ({
      fullUrl: at[resource.resourceType],
      resource,
      request: { method: 'POST', url: resource.resourceType },
    })),
  };
}

function orderOf(clinic) {
  return {
    resourceType: 'ServiceRequest',
    meta: { profile: ['https://chemosign.example/fhir/StructureDefinition/chemosensitivity-order'] },
    identifier: [{ system: 'https://hospital.example/orders', value: randomUUID() }],
    status: 'active',
    intent: 'order',
    code: {
      coding: [
        { system: 'https://chemosign.example/fhir/CodeSystem/item', code: 'chemosensitivity-order' },
        { system: 'http://loinc.org', code: '51969-4' },
      ],
    },
    subject: reference(clinic.Patient),
    requester: reference(clinic.Practitioner),
    reasonReference: [reference(clinic.Condition)],
    specimen: [reference(clinic.Specimen)],
  };
}

async function taskOf(order) {
  const tasks = resources(await client.search({ resourceType: 'Task', searchParams: { focus: reference(order).reference } }));
  assert.equal(tasks.length, 1, 'the order has one task');
  return tasks[0];
}

const read = (resource) => client.read({ resourceType: resource.resourceType, id: resource.id });

await step('the statement tells what the story needs', async () => {
  const statement = await client.capabilityStatement();
  assert.equal(statement.fhirVersion, '4.0.1');
  const tool = new CapabilityTool(statement);
  assert.ok(tool.serverCan('transaction'));
  for (const interaction of ['read', 'vread', 'update', 'patch', 'history-instance', 'search-type']) {
    assert.ok(tool.resourceCan('Task', interaction), `Task: ${interaction}`);
  }
  for (const parameter of ['based-on', 'replaces']) {
    assert.ok(tool.resourceSearch('DiagnosticReport', parameter), `DiagnosticReport: ${parameter}`);
  }
});

const clinic = await step('one transaction stores patient, person, diagnosis, specimen and quality', async () => {
  const answer = await client.transaction({ body: records() });
  const located = answer.entry.map((entry) => entry.response.location.match(/([A-Z]\w+)\/([^/]+)\/_history/));
  return Object.fromEntries(located.map(([, resourceType, id]) => [resourceType, { resourceType, id }]));
});

const order = await step('an order gets a task', async () => {
  const body = orderOf(clinic);
  const stored = await client.create({ resourceType: 'ServiceRequest', body });
  assert.equal(Client.httpFor(stored).response.status, 201);
  assert.equal((await taskOf(stored)).status, 'requested');
  const { system, value } = body.identifier[0];
  const headers = { 'If-None-Exist': `identifier=${system}|${value}` };
  const again = await client.create({ resourceType: 'ServiceRequest', body, options: { headers } });
  assert.equal(Client.httpFor(again).response.status, 200);
  assert.equal(again.id, stored.id, 'an order sent again is the same order');
  return stored;
});

await step('of two technicians only the first moves the task', async () => {
  const task = await taskOf(order);
  const headers = { 'If-Match': `W/"${task.meta.versionId}"` };
  const update = (status) =>
    client.update({ resourceType: 'Task', id: task.id, body: { ...task, status }, options: { headers } });
  assert.equal((await update('received')).meta.versionId, '2');
  await refused(412, () => update('cancelled'));
  assert.equal((await taskOf(order)).status, 'received');
});

const report = await step('the prediction that answers the order is preliminary', async () => {
  const data = (await readFile(matrix)).toString('base64');
  const input = parameters([
    { name: 'order', valueReference: reference(order) },
    { name: 'expressionUnit', valueCode: 'tpm' },
    { name: 'expression', valueAttachment: { contentType: 'text/tab-separated-values', data } },
  ]);
  const predicted = await client.operation({
    resourceType: 'Specimen',
    id: clinic.Specimen.id,
    name: '$predict-chemosensitivity',
    input,
  });
  assert.equal(predicted.resourceType, 'DiagnosticReport');
  assert.equal(predicted.status, 'preliminary');
  assert.equal((await taskOf(order)).status, 'in-progress');
  return predicted;
});

await step('one search finds the report with what it rests on', async () => {
  const searchParams = {
    'based-on': reference(order).reference,
    _include: ['DiagnosticReport:result', 'DiagnosticReport:specimen'],
    '_include:iterate': 'Observation:derived-from',
    _revinclude: 'Provenance:target',
  };
  const bundle = await client.search({ resourceType: 'DiagnosticReport', searchParams });
  const found = paths(bundle);
  for (const path of [report, clinic.Specimen].map((resource) => reference(resource).reference)) {
    assert.ok(found.includes(path), path);
  }
  for (const result of report.result) {
    assert.ok(found.includes(result.reference), result.reference);
    const resolved = await client.resolve({ reference: result.reference, context: bundle });
    assert.equal(resolved.resourceType, 'Observation');
  }
  for (const type of ['MolecularSequence', 'Provenance']) {
    assert.ok(found.some((path) => path.startsWith(`${type}/`)), type);
  }
  const posted = await client.search({ resourceType: 'DiagnosticReport', searchParams, options: { postSearch: true } });
  assert.deepEqual(paths(posted).sort(), found.sort(), 'the same search by POST');
});

await step('the results of the patient come page by page', async () => {
  const searchParams = { patient: reference(clinic.Patient).reference, _count: 3 };
  const seen = new Set();
  for (
    let page = await client.search({ resourceType: 'Observation', searchParams });
    page;
    page = await client.nextPage({ bundle: page })
  ) {
    assert.ok(resources(page).length <= 3);
    paths(page).forEach((path) => seen.add(path));
  }
  report.result.forEach((result) => assert.ok(seen.has(result.reference), result.reference));
});

const signed = await step('the signature makes it final and completes the task', async () => {
  const final = await client.operation({
    resourceType: 'DiagnosticReport',
    id: report.id,
    name: '$sign',
    input: parameters([{ name: 'practitioner', valueReference: reference(clinic.Practitioner) }]),
  });
  assert.equal(final.id, report.id);
  assert.equal(final.status, 'final');
  const task = await taskOf(order);
  assert.equal(task.status, 'completed');
  assert.equal(task.output[0].valueReference.reference, reference(final).reference);
  return final;
});

await step('nobody overwrites, patches or deletes the final report', async () => {
  const { resourceType, id } = signed;
  const jsonPatch = [{ op: 'replace', path: '/conclusion', value: 'Something else.' }];
  for (const write of [
    () => client.update({ resourceType, id, body: { ...signed, conclusion: 'Something else.' } }),
    () => client.patch({ resourceType, id, jsonPatch }),
    () => client.delete({ resourceType, id }),
  ]) {
    const [issue] = (await refused(409, write)).issue;
    assert.equal(issue.details.coding[0].code, 'signed-report');
    assert.match(issue.diagnostics, new RegExp(`DiagnosticReport/${id}`));
  }
});

await step('an amendment replaces it and leaves it as it was', async () => {
  const before = await read(signed);
  const conclusion = 'Sensitive to gemcitabine; seen on the board.';
  const amended = await client.operation({
    resourceType: 'DiagnosticReport',
    id: signed.id,
    name: '$amend',
    input: parameters([
      { name: 'status', valueCode: 'amended' },
      { name: 'reason', valueString: 'Discussed on the tumour board.' },
      { name: 'practitioner', valueReference: reference(clinic.Practitioner) },
      { name: 'conclusion', valueString: conclusion },
    ]),
  });
  assert.equal(amended.status, 'amended');
  assert.equal(amended.conclusion, conclusion);
  const searchParams = { replaces: reference(signed).reference };
  const replacing = await client.search({ resourceType: 'DiagnosticReport', searchParams });
  assert.deepEqual(paths(replacing), [reference(amended).reference]);
  assert.deepEqual(await read(signed), before);
  assert.deepEqual(
    (await taskOf(order)).output.map((output) => output.valueReference.reference),
    [signed, amended].map((resource) => reference(resource).reference),
    'the task names both reports',
  );
});

await step('the histories tell what happened', async () => {
  const { id } = await taskOf(order);
  const statuses = resources(await client.history({ resourceType: 'Task', id })).map((task) => task.status);
  assert.deepEqual(statuses, ['completed', 'completed', 'in-progress', 'received', 'requested']);
  const versions = resources(await client.history({ resourceType: 'DiagnosticReport', id: signed.id }));
  assert.deepEqual(versions.map((version) => version.status), ['final', 'preliminary']);
  const first = await client.vread({ resourceType: 'DiagnosticReport', id: signed.id, version: '1' });
  assert.equal(first.status, 'preliminary');
});

console.log('the story holds');
