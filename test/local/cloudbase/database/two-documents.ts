import { openDatabase } from '../../../../local/cloudbase/database/open';

/**
 * Runs in a process that will be killed: in two lanes each transaction moves one fen between two accounts and notes its
 * number, in a third a plain write does so alone; a number is printed only after the write was answered.
 */
const database = openDatabase({
  path: process.argv[2],
  now: Date.now,
  declarations: [{ name: 'accounts', indexes: [{ name: 'byFen', keys: [{ field: 'fen', direction: 1 }] }] }],
});

async function moveForEver(lane: number): Promise<void> {
  for (let n = 1; ; n++) {
    const { transactionId } = await database.answer({ action: 'database.startTransaction' });
    for (const [side, fen] of [
      ['from', -1],
      ['to', 1],
    ] as const) {
      const answer = await database.answer({
        action: 'database.modifyDocument',
        collectionName: 'accounts',
        transactionId,
        query: JSON.stringify({ _id: `${side}${lane}` }),
        data: JSON.stringify({ $inc: { fen }, $set: { n } }),
        merge: true,
        multi: false,
      });
      if (answer.code) throw new Error(String(answer.message));
    }
    const answer = await database.answer({ action: 'database.commitTransaction', transactionId });
    if (answer.code) throw new Error(String(answer.message));
    process.stdout.write(`${lane} ${n}\n`);
    // Gives the pipe and the other lanes their turn.
    await new Promise(setImmediate);
  }
}

async function writeForEver(lane: number): Promise<void> {
  for (let n = 1; ; n++) {
    const answer = await database.answer({
      action: 'database.insertDocument',
      collectionName: 'accounts',
      data: [JSON.stringify({ _id: `plain${n}`, fen: 1_000_000 + n, n })],
    });
    if (answer.code) throw new Error(String(answer.message));
    process.stdout.write(`${lane} ${n}\n`);
    await new Promise(setImmediate);
  }
}

async function main(): Promise<void> {
  for (const lane of [0, 1]) {
    for (const side of ['from', 'to'])
      await database.answer({
        action: 'database.insertDocument',
        collectionName: 'accounts',
        data: [JSON.stringify({ _id: `${side}${lane}`, fen: 0, n: 0 })],
      });
  }
  await Promise.all([moveForEver(0), moveForEver(1), writeForEver(2)]);
}

void main();
