import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Standing } from '../../shared/parts/status';
import { momentWord, now } from '../../shared/time';

type CaseResult = Output<StoreApi['scanCase']>;

export function caseWords(scanned: CaseResult): { standing: Standing; says: string } {
  switch (scanned.result) {
    case 'received':
      return scanned.again
        ? { standing: 'done', says: `这箱 ${scanned.name} 登记过了，不用再扫` }
        : { standing: 'done', says: `${scanned.name} ${scanned.bottles} 瓶，登记好了` };
    case 'elsewhere':
      return {
        standing: 'warn',
        says: `这箱 ${momentWord(scanned.at, now())} 在别的店登记过。照样能卖，不扣您钱，我们去问经销商`,
      };
    case 'not_recognised':
      return { standing: 'no', says: '没认出来。擦一擦箱码，再扫一次' };
    case 'not_ours':
      return { standing: 'no', says: '不是我们的码，别在别处填手机号' };
    case 'cap_code':
      return { standing: 'no', says: '这是瓶盖码，留给顾客扫。请扫箱子上的码' };
  }
}
