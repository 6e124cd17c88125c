import {
  askAboutTheRest,
  assign,
  calm,
  chosen,
  correctLast,
  doubt,
  dropHeld,
  dropLast,
  dropTalk,
  type Pending,
  type Read,
  remove,
  type State,
} from './cart';
import type { Count } from './numbers';
import type { Mention, Token } from './scan';

/** Reads a message from left to right, as its writer wrote it: a name waits for its count, or a count for its name. */
export function readTokens(tokens: readonly Token[], carries: ReadonlySet<string>): Read {
  const state: State = {
    read: { lines: [], without: [], asked: [], asLastTime: false },
    pending: [],
    refused: [],
    held: undefined,
    size: undefined,
    last: undefined,
    said: undefined,
    named: undefined,
    isAfterPause: false,
    mode: { ...calm },
  };
  tokens.forEach((token, at) => {
    take(state, token, tokens[at + 1], carries);
    state.isAfterPause = token.is === 'pause' || token.is === 'stop';
  });
  askAboutTheRest(state, carries);
  return state.read;
}

function take(state: State, token: Token, next: Token | undefined, carries: ReadonlySet<string>): void {
  if (state.mode.unless && token.is !== 'stop') return;
  if (token.is === 'product') takeName(state, { ...token, isKnown: true }, next, carries);
  if (token.is === 'unknown') takeName(state, { ...nobodyKnows, text: token.text }, next, carries);
  if (token.is === 'size') state.size = token;
  if (token.is === 'count') takeCount(state, token.count, next, carries);
  if (token.is === 'word') takeWord(state, token, next, carries);
  if (token.is === 'pause') takePause(state, token.parts, next);
  if (token.is === 'stop') takeStop(state);
}

const nobodyKnows = { products: [], isSure: false, isKnown: false };

function takeStop(state: State): void {
  dropTalk(state);
  dropHeld(state);
  state.mode = { ...calm, correct: state.mode.correct, instead: state.mode.instead };
  state.held = undefined;
  state.size = undefined;
  state.said = undefined;
}

function takePause(state: State, parts: boolean, next: Token | undefined): void {
  if (state.pending.at(-1)?.isKnown === false && next?.is !== 'count') dropTalk(state);
  if (!parts) return;
  state.size = undefined;
  state.said = undefined;
  Object.assign(state.mode, { not: 'no', skipCount: false, doubt: false });
}

function takeName(
  state: State,
  mention: Mention & { isKnown: boolean },
  next: Token | undefined,
  carries: ReadonlySet<string>,
): void {
  const { mode } = state;
  const { correct: isOverride, more: isMore } = mode;
  const size = mention.size ?? state.size;
  const pending: Pending = { ...mention, ...(size && { size }), isOverride, isMore };
  state.size = undefined;
  state.named = pending;
  if (!mention.isKnown) {
    state.pending.push(pending);
    return;
  }
  dropTalk(state);
  if (mode.not === 'named' && next?.is === 'count') mode.not = 'no';
  if (mode.not !== 'no') {
    mode.not = 'named';
    remove(state, pending, carries);
  } else if (mode.instead) takeInstead(state, pending, next, carries);
  else takeWanted(state, pending, carries);
}

function takeWanted(state: State, pending: Pending, carries: ReadonlySet<string>): void {
  state.mode.skipCount = false;
  if (!state.held) {
    state.pending.push(pending);
    return;
  }
  assign(state, pending, state.held.count, carries);
  if (!state.held.each) state.held = undefined;
}

function takeCount(state: State, said: Count, next: Token | undefined, carries: ReadonlySet<string>): void {
  const { mode } = state;
  const count: Count = mode.doubt ? { unit: 'unclear', text: said.text } : said;
  mode.doubt = false;
  if (mode.skipCount) {
    mode.skipCount = false;
    return;
  }
  const waiting = state.pending.at(-1);
  const isTalk =
    waiting &&
    !waiting.isKnown &&
    next?.is === 'product' &&
    (state.isAfterPause || waiting.text.length === 1);
  if (isTalk) state.pending.pop();
  if (mode.each && state.pending.length > 0) {
    for (const each of state.pending.splice(0)) assign(state, each, count, carries);
    mode.each = false;
  } else if (waiting && !isTalk) {
    state.pending.pop();
    assign(state, waiting, count, carries);
  } else if (state.named?.isKnown && state.size && next?.is !== 'product') {
    assign(state, { ...state.named, size: state.size }, count, carries);
    state.size = undefined;
  } else if (mode.correct && state.last && next?.is !== 'product') correctLast(state, count);
  else {
    state.held = { count, each: mode.each };
    mode.each = false;
  }
}

type Word = Extract<Token, { is: 'word' }>;

function takeWord(
  state: State,
  { does, text }: Word,
  next: Token | undefined,
  carries: ReadonlySet<string>,
): void {
  const { mode, pending, read } = state;
  const named = pending.at(-1)?.isKnown ? pending.at(-1) : undefined;
  if (does === 'each') mode.each = true;
  if (does === 'want') mode.not = 'no';
  if (does === 'total') mode.skipCount = true;
  if (does === 'more') {
    mode.more = true;
    if (named) named.isMore = true;
  }
  if (does === 'correct') mode.correct = true;
  if (does === 'instead') {
    Object.assign(mode, { instead: true, correct: true });
    if (named) named.isOverride = true;
  }
  if (does === 'unless') {
    mode.unless = true;
    if (named) pending.pop();
    const choices = named?.products.map(({ gtin }) => gtin) ?? [];
    read.asked.push({ text: `${named?.text ?? ''}${text}`, why: 'which_product', choices });
  }
  if (does === 'doubt') doubt(state);
  if (does === 'same') {
    read.asLastTime = true;
    if (named) pending.pop();
  }
  if (does === 'have' && named) {
    pending.pop();
    mode.skipCount = true;
  }
  if (does === 'not' || does === 'drop') refuseNamed(state, does, next, carries);
}

/** 柠檬茶不要, 不要柠檬茶, and 不要了 about what was said last. */
function refuseNamed(
  state: State,
  does: 'not' | 'drop',
  next: Token | undefined,
  carries: ReadonlySet<string>,
): void {
  const { mode, pending, refused } = state;
  const last = pending.at(-1);
  if (last && !last.isKnown) refused.push(last.text);
  if (next?.is === 'unknown') refused.push(next.text);
  if (last?.isKnown) {
    for (const each of pending.splice(mode.each ? 0 : -1)) remove(state, each, carries);
    mode.each = false;
  } else if (next?.is === 'product' || next?.is === 'size') mode.not = 'yes';
  else if (does === 'drop') dropLast(state);
}

/** What was wanted goes, and its count stays unless another is said: 3件柠檬茶换成蜂蜜茶. */
function takeInstead(state: State, to: Pending, next: Token | undefined, carries: ReadonlySet<string>): void {
  const { read, mode } = state;
  mode.instead = false;
  const named = state.pending.pop();
  const from = named ? chosen(named, carries)[0]?.gtin : state.last;
  const line = read.lines.find(({ gtin }) => gtin === from);
  if (from) {
    read.lines = read.lines.filter(({ gtin }) => gtin !== from);
    read.without.push(from);
  }
  if (line && next?.is !== 'count')
    assign(state, to, { unit: 'cases', count: line.cases, text: `${line.cases}件` }, carries);
  else takeWanted(state, to, carries);
}
