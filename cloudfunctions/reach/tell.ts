import { AskedNews, News } from '#contracts/message';
import { PersonId, StoreId } from '#contracts/vocabulary';
import type { Reaction } from '../facts/fact';
import { leaveMessage, toPerson, toStore } from './message';

/** A fact that is news for a store or for one person says so itself: `{storeId, news}` or `{personId, news}`. */
export const tellStore: Reaction = async (tx, { _id, at, about }) => {
  const to =
    about.storeId === undefined
      ? toPerson(PersonId.parse(about.personId))
      : toStore(StoreId.parse(about.storeId));
  const news = News.parse(about.news);
  const isAskedFor = AskedNews.safeParse(news.kind).success;
  await leaveMessage(tx, _id, { to, at, news, isAskedFor });
};

/** Under the clock, for whatever waits to be told. */
export const reachReactions = { tellStore };
