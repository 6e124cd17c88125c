import { AskedNews, News } from '#contracts/message';
import { StoreId } from '#contracts/vocabulary';
import type { Reaction } from '../facts/fact';
import { leaveMessage, toStore } from './message';

/** A fact that is news for a store says so itself: `{storeId, news}`. */
export const tellStore: Reaction = async (tx, { _id, at, about }) => {
  const storeId = StoreId.parse(about.storeId);
  const news = News.parse(about.news);
  const isAskedFor = AskedNews.safeParse(news.kind).success;
  await leaveMessage(tx, _id, { to: toStore(storeId), at, news, isAskedFor });
};

/** Under the clock, for whatever waits to be told. */
export const reachReactions = { tellStore };
