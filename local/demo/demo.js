import { showApplications } from './applications.js';
import { openBooks } from './books.js';
import { brand, lever, upload } from './cloud.js';
import { at, button, buttons, submit, watch } from './page.js';
import { openPromotions } from './promotions.js';
import { openReplay } from './replay.js';
import { openVoices } from './voices.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let shown;
let isPlayingIn = false;

/** Why no rule could decide, or why a rule said no. */
const reasonWords = {
  photo_missing: '没有照片',
  too_few_facings: '排面不够',
  no_price_tag: '没有价格牌',
  photo_used_before: '照片用过',
  outside_visit: '不在拜访时拍的',
  too_old: '交得太晚',
  after_claim_ended: '任务过期后拍的',
  store_code_missing: '没扫门店码',
  very_short_visit: '不到 20 秒',
  brand_said_no: '品牌没通过',
  task_frozen: '任务停着',
};

const phones = [
  ['store', '店主 · 老王便利店'],
  ['rep', '业务员 · 小李'],
  ['member', '会员'],
  ['seller', '经销商 · 鑫源商贸'],
  ['driver', '司机 · 王师傅'],
];

for (const [host, title] of phones.slice(0, 4)) at('phones').append(phone(host, title));

buttons('clock', [
  ['快 10 分钟', () => lever('clock', { advanceMs: 10 * MINUTE })],
  ['快 1 小时', () => lever('clock', { advanceMs: 60 * MINUTE })],
  ['快 1 天', () => lever('clock', { advanceMs: 24 * 60 * MINUTE })],
]);
buttons('wechatpay', [
  ['不回话(没收到)', () => lever('wechatpay/fault', { on: 'create', kind: 'drop_before' })],
  ['不回话(收到了)', () => lever('wechatpay/fault', { on: 'create', kind: 'drop_after' })],
  ['出错但已建单', () => lever('wechatpay/fault', { on: 'create', kind: 'error_after' })],
  ['假签名', () => lever('wechatpay/fault', { on: 'create', kind: 'forged' })],
  ['通知两次', () => lever('wechatpay/fault', { on: 'notify', kind: 'twice' })],
  ['不通知', () => lever('wechatpay/fault', { on: 'notify', kind: 'never' })],
  ['都正常', () => lever('wechatpay/clearFaults', {})],
]);
buttons('faults', [
  ['三成冲突', () => lever('faults', { conflictRate: 0.3 })],
  ['慢半秒', () => lever('faults', { latencyMs: 500 })],
  ['都正常', () => lever('faults', { conflictRate: 0, latencyMs: 0 })],
]);
buttons('reset', [['清空，重新开市', () => lever('reset', {})]]);

submit('store-code', async ({ storeId }) => {
  const { code, name } = await brand('storeCode', { storeId });
  at('codes').textContent = `${name}\n${code}`;
});
submit('case-codes', async ({ batchId, caseNumber }) => {
  const { caseCode, caps } = await brand('codes', { batchId, caseNumber: Number(caseNumber) });
  at('codes').textContent = `箱码 ${caseCode}\n瓶盖\n${caps.join('\n')}`;
});
submit('workbook', async ({ file, apply }) => {
  const report = await brand('importWorkbook', { file: await upload(file), apply: apply === 'on' });
  const sheets = report.sheets.map(
    ({ sheet, rows, added, changed, same, unlisted }) =>
      `${sheet} ${rows} 行：新 ${added} 改 ${changed} 同 ${same} 未列 ${unlisted}`,
  );
  const findings = report.findings.map(
    ({ sheet, row, column, says }) => `${sheet} 第 ${row} 行 ${column}：${says}`,
  );
  at('report').textContent = [...sheets, ...findings].join('\n');
});

openBooks();
openReplay();
openVoices();
openPromotions();
watch(look, 4000);

async function look() {
  const { now } = await lever('clock');
  showMoment(now);
  const { calls } = await lever('calls');
  at('calls').replaceChildren(...calls.slice(-8).reverse().map(callRow));
  showDoubtful((await brand('doubtful')).claims);
  await showApplications();
}

/** While the small city plays its weeks the clock stands in the past; then the phones begin anew, in the present. */
function showMoment(now) {
  const moment = new Date(now).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  const isPast = now < Date.now() - DAY;
  at('now').textContent = isPast ? ` 小城先过八周日子，一两分钟，过到 ${moment}` : ` 这里是 ${moment}`;
  if (isPlayingIn && !isPast)
    for (const frame of document.querySelectorAll('iframe')) frame.src = `${frame.src}`;
  isPlayingIn = isPast;
}

function callRow({ function: door, call, databaseCalls, ms }) {
  const row = document.createElement('tr');
  for (const text of [
    [door, call].filter(Boolean).join('.'),
    `${databaseCalls} 次`,
    `${Math.round(ms ?? 0)} ms`,
  ]) {
    const cell = document.createElement('td');
    cell.textContent = text;
    row.append(cell);
  }
  return row;
}

function showDoubtful(claims) {
  const key = claims.map(({ claim, visitId }) => claim.claimId + visitId).join();
  if (key === shown) return;
  shown = key;
  at('doubtful').replaceChildren(...(claims.length > 0 ? claims.map(evidence) : ['没有要看的']));
}

function evidence({ claim, visitId, repName, photoUrl }) {
  const card = document.createElement('div');
  card.className = 'evidence';
  const picture = document.createElement('img');
  picture.src = photoUrl;
  picture.alt = `${claim.storeName}的陈列照片`;
  const words = document.createElement('div');
  words.append(
    `${repName} · ${claim.storeName} · ${claim.taskName} · ${claim.reasons.map((reason) => reasonWords[reason]).join(' ')}`,
  );
  const judge = (passed) => () =>
    brand('judge', { claimId: claim.claimId, visitId, passed, remark: passed ? '' : '没看清，请重拍' });
  const row = document.createElement('div');
  row.className = 'row';
  row.append(button('通过', judge(true)), button('不通过', judge(false)));
  words.append(row);
  card.append(picture, words);
  return card;
}

function phone(host, title) {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.append(title);
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.src = phoneAt(host);
  if (host === 'seller') caption.append(sellerSwitch(caption, frame));
  figure.append(caption, frame);
  return figure;
}

/** The seller's phone switches to its driver: two people, two WeChat users, one place on the page. */
function sellerSwitch(caption, frame) {
  let driving = false;
  return button('换成司机', () => {
    driving = !driving;
    const [host, title] = phones[driving ? 4 : 3];
    frame.src = phoneAt(host);
    caption.firstChild.textContent = title;
    caption.querySelector('button').textContent = driving ? '换成经销商' : '换成司机';
  });
}

function phoneAt(host) {
  return `http://${host}.localhost:${location.port}/phone/`;
}
