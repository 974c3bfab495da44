/**
 * The test of one request in the collection, as lines of JavaScript for Postman's sandbox: status, type, the members that
 * the schema requires, and the variables for later requests.
 */
export function testScript(step, operation, document) {
  const status = step.status ?? Number(Object.keys(operation.responses).find((code) => code.startsWith('2')));
  const response = resolved(operation.responses[status], document);
  const types = Object.keys(response.content ?? {});
  const type = step.status ? 'application/json' : (step.accept ?? types[0]);
  return [
    ...testOf(`Answers ${status}`, [`pm.response.to.have.status(${status});`]),
    ...testOf('Names the request', [`pm.response.to.have.header('X-Correlation-ID');`]),
    ...typeTest(type),
    ...(type === 'application/json' ? recordTest(response.content[type].schema, document) : []),
    ...(step.contains
      ? testOf('Holds what was asked for', [`pm.expect(pm.response.text()).to.include(${quoted(step.contains)});`])
      : []),
    ...Object.entries(step.save ?? {}).map(saveLine),
  ];
}

function testOf(title, lines) {
  return [`pm.test(${quoted(title)}, () => {`, ...lines.map((line) => `  ${line}`), '});'];
}

function typeTest(type) {
  if (!type) return testOf('Has no body', [`pm.expect(pm.response.text()).to.equal('');`]);
  // Of several kinds of file, which one it is depends on the file.
  const kind = type.startsWith('audio/') || type.startsWith('application/pdf') ? null : type;
  if (!kind) return testOf('Is a file', ['pm.expect(pm.response.responseSize).to.be.above(0);']);
  return testOf(`Is ${kind}`, [`pm.expect(pm.response.headers.get('Content-Type')).to.include(${quoted(kind)});`]);
}

function recordTest(schema, document) {
  const required = requiredOf(schema, document);
  return testOf('Has the members of its schema', [
    `pm.expect(pm.response.json()).to.include.all.keys(${quoted(required)});`,
  ]);
}

function requiredOf(schema, document) {
  const { required = [], allOf = [] } = resolved(schema, document);
  return [...required, ...allOf.flatMap((part) => requiredOf(part, document))];
}

function saveLine([variable, place]) {
  const [member, isFile] = place.split('/');
  const value = `pm.response.json().${member}`;
  return `pm.collectionVariables.set(${quoted(variable)}, ${isFile ? `${value}.split('/').pop()` : value});`;
}

function resolved(part, document) {
  if (!part.$ref) return part;
  return part.$ref
    .slice(2)
    .split('/')
    .reduce((node, key) => node[key], document);
}

function quoted(value) {
  return JSON.stringify(value);
}
