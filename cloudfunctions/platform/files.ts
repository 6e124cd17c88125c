import type tcb from '@cloudbase/node-sdk';
import type { Files } from './ports';

const LINK_LASTS_SECONDS = 600;

export function filesOn(app: ReturnType<typeof tcb.init>): Files {
  return {
    read: async (fileId) => {
      try {
        const { fileContent } = await app.downloadFile({ fileID: fileId });
        return typeof fileContent === 'string' ? Buffer.from(fileContent) : fileContent;
      } catch {
        return undefined;
      }
    },
    link: async (fileId) => {
      const { fileList } = await app.getTempFileURL({
        fileList: [{ fileID: fileId, maxAge: LINK_LASTS_SECONDS }],
      });
      return fileList[0]?.tempFileURL ?? '';
    },
  };
}
