/** The panel is the brand's browser: it signs in at the gateway like a phone and calls the brand door, nothing else. */
const signedIn = new Map();

export const brand = (call, input = {}) => brandAs('brand', call, input);

/** What two people decide takes two people here too: `brand2` is the other operator. */
export async function brandAs(name, call, input, door = 'brand') {
  const body = JSON.stringify({ call, input });
  const answer = await atGateway(`/v1/functions/${door}`, { name, body, type: 'application/json' });
  if ('value' in answer) return answer.value;
  throw new Error(
    answer.problem
      ? `${answer.problem.code} ${JSON.stringify(answer.problem.facts)}`
      : `坏了 ${answer.broken ?? answer.code}`,
  );
}

/** Files lie in the folder of whoever uploads them. */
export async function upload(file) {
  const path = `o-brand/${Date.now()}-${file.name.replace(/[^\w.-]/g, '_')}`;
  const upload = { name: 'brand', body: file, type: file.type };
  const { fileID } = await atGateway(`/v1/storage/upload?path=${encodeURIComponent(path)}`, upload);
  return fileID;
}

/** Levers change only the world: time, WeChat's answers, faults. */
export async function lever(name, body) {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`/levers/${name}`, request);
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.message);
  return value;
}

/** A token the clock has moved past is renewed once. */
async function atGateway(path, sent) {
  const answer = await withToken(path, sent);
  if (answer.status !== 401) return answer.json();
  signedIn.delete(sent.name);
  return (await withToken(path, sent)).json();
}

async function withToken(path, { name, body, type }) {
  if (!signedIn.has(name)) signedIn.set(name, signIn(name));
  const headers = { authorization: `Bearer ${await signedIn.get(name)}`, 'content-type': type };
  return fetch(path, { method: 'POST', body, headers });
}

async function signIn(name) {
  const answer = await fetch('/auth/v1/signin/anonymously', {
    method: 'POST',
    headers: { 'x-wechat-user': name },
  });
  return (await answer.json()).access_token;
}
