import type { Fen } from '#contracts/vocabulary';
import { fen, inParts, minus, plus } from './fen';

/** What one bill carries: of the gross, so much is withheld and the amount goes through WeChat. */
export type Part = { gross: Fen; withheld: Fen; amount: Fen };

/** What is withheld on a gross that follows on so much gross of the same wish. */
export type WithheldOn = (grossSoFar: Fen, gross: Fen) => Fen;

/** As few bills as the limit of one allows, alike to the fen, so that none is left with less than a bill may carry. */
export function split(gross: Fen, most: Fen, withheldOn: WithheldOn): Part[] {
  let soFar = fen(0);
  return inParts(gross, Math.ceil(gross / most)).map((share) => {
    const withheld = withheldOn(soFar, share);
    soFar = plus(soFar, share);
    return { gross: share, withheld, amount: minus(share, withheld) };
  });
}
