import { Text } from '@tarojs/components';
import { useEffect } from 'react';
import type { Message } from '#contracts/message';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Card } from '../../shared/parts/card';
import { Earlier } from '../../shared/parts/earlier';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { Status } from '../../shared/parts/status';
import { Empty } from '../../shared/parts/waiting';
import { useSeatOf } from '../../shared/roles/seats';
import { dayOf, momentWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { usePages } from '../../shared/use-pages';
import { back, open } from '../go';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { newsWords, orderOf } from './news-words';

export default function Inbox() {
  const seat = useSeatOf('store');
  return seat ? <OwnInbox storeId={seat.at as StoreId} /> : null;
}

/** All that was told, also what WeChat never brought; seeing it is reading it. */
function OwnInbox({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['inbox']>(`inbox:${storeId}`, () => storeCloud.inbox({ storeId }));
  const { rows, ...pages } = usePages<StoreApi['inbox'], Message>(known.value, {
    rowsOf: ({ messages }) => messages,
    hasMore: (page) => page.more,
    momentOf: ({ at }) => at,
    before: (moment) => storeCloud.inbox({ storeId, before: moment }),
  });
  const newest = known.value?.messages[0]?.at;
  const unread = known.value?.unread ?? 0;
  useEffect(() => {
    if (newest !== undefined && unread > 0)
      void storeCloud.readInbox({ storeId, until: newest }).catch(() => undefined);
  }, [storeId, newest, unread]);

  return (
    <Screen chip={false}>
      <PageHead title="消息" />
      <Loaded known={known} words={storeWords}>
        {() =>
          rows.length === 0 ? (
            <Empty why="还没有消息。下了单，货一上路就会告诉您" action="回首页" onTap={back} />
          ) : (
            <>
              <Card>
                {rows.map((message) => (
                  <One key={message.messageId} message={message} />
                ))}
              </Card>
              <Earlier pages={pages} words={storeWords} />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function One({ message: { at, news, isRead } }: { message: Message }) {
  const { title, below } = newsWords(news, dayOf(now()));
  const orderId = orderOf(news);
  return (
    <Row
      title={title}
      below={below}
      trail={isRead ? null : <Status standing="wait" word="未读" />}
      label={`${title}，${isRead ? '已读' : '未读'}`}
      onTap={() => {
        if (orderId) open('order', { orderId });
        else if (news.kind === 'exchange_moved') open('exchange');
        else if (news.kind === 'complaint_moved') open('complaint');
        else back();
      }}
    >
      <Text className="t15 second">{momentWord(at, now())}</Text>
    </Row>
  );
}
