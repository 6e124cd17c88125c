import { useState } from 'react';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { useSeatOf } from '../../shared/roles/seats';
import { useCall } from '../../shared/use-call';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { CountForm } from './count-form';
import { atMost, useReceived } from './use-to-count';

export default function Count() {
  const seat = useSeatOf('store');
  if (!seat) return null;
  const storeId = seat.at as StoreId;
  return seat.role === 'clerk' ? <AnyGoods storeId={storeId} /> : <OwnersShelf storeId={storeId} />;
}

function OwnersShelf({ storeId }: { storeId: StoreId }) {
  const { known, products } = useReceived(storeId);
  if (known.value && products.length === 0) return <AnyGoods storeId={storeId} />;
  if (products.length > 0) return <CountForm storeId={storeId} products={products} />;
  return (
    <Screen chip={false}>
      <PageHead title="盘点" />
      <Loaded known={known} words={storeWords}>
        {() => null}
      </Loaded>
    </Screen>
  );
}

/** A clerk sees no orders, and a new store has none: they find what they have by its name. */
function AnyGoods({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['browse']>('browse', () => storeCloud.browse({}));
  const [typed, setTyped] = useState('');
  const products = (known.value?.products ?? []).filter(({ name }) => name.includes(typed.trim()));
  const find = <Field label="找货" value={typed} onChange={setTyped} example="如 冰红茶" />;
  if (known.value) return <CountForm storeId={storeId} products={products.slice(0, atMost)} find={find} />;
  return (
    <Screen chip={false}>
      <PageHead title="盘点" />
      <Loaded known={known} words={storeWords}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
