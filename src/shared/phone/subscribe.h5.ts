import { askDemo } from './demo-sheet';
import { throughGateway } from './gateway';

export async function askToTell(templateIds: readonly string[]): Promise<string[]> {
  const answer = await askDemo({ title: '订阅消息', says: '允许一次，发您一条。', action: '允许' });
  if (answer === undefined) return [];
  await throughGateway('/wechat/allow', JSON.stringify({ templateIds }));
  return [...templateIds];
}
