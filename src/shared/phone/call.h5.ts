import type { CallEvent } from '#contracts/call';
import { throughGateway } from './gateway';
import { Unreachable } from './unreachable';

export async function call(door: string, event: CallEvent): Promise<unknown> {
  const answer = await throughGateway(`/v1/functions/${door}`, JSON.stringify(event));
  if (answer.ok) return answer.json();
  if (answer.status >= 502) throw new Unreachable(`gateway ${answer.status}`);
  return { broken: `gateway ${answer.status}` };
}
