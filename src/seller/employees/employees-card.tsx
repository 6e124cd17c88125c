import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Employee } from '#contracts/employment';
import type { SellerApi } from '#contracts/seller';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { dayOf, dayWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { EmployeeSheet } from './employee-sheet';

/** The seller's own reps: whether they may earn from the brand, and a tap away what they did. */
export function EmployeesCard() {
  const known = useCall<SellerApi['employees']>('employees', () => sellerCloud.employees({}));
  const [opened, setOpened] = useState<string>();
  return (
    <Loaded known={known} words={sellerWords} skeletonRows={1}>
      {({ employees, more }) => {
        const shown = employees.find(({ repId }) => repId === opened);
        return (
          <Card>
            <Row title={<Text className="t22">我的业务员</Text>} below="他们挣品牌的任务钱，要您同意" />
            {employees.map((employee) => (
              <Row
                key={employee.repId}
                title={employee.name}
                below={consentWord(employee)}
                label={`${employee.name}挣的钱`}
                onTap={() => setOpened(employee.repId)}
              />
            ))}
            {employees.length === 0 ? <Text className="second">品牌的名册里没有您的业务员</Text> : null}
            {more ? <Text className="second t15">只列出前 200 位</Text> : null}
            {shown ? (
              <EmployeeSheet employee={shown} onChanged={known.again} onClose={() => setOpened(undefined)} />
            ) : null}
          </Card>
        );
      }}
    </Loaded>
  );
}

export function consentWord({ consent }: Employee): string {
  if (!consent) return '没同意，挣不了任务的钱';
  const today = dayOf(now());
  return consent.until
    ? `同意到${dayWord(consent.until, today)}为止`
    : `${dayWord(consent.from, today)}起同意`;
}
