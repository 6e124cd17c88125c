import { useEffect, useState } from 'react';
import { pictureOf } from './phone/files';

/** What an image can show of a photo that lies on the phone; nothing when it is gone. */
export function usePicture(path: string | undefined): string | undefined {
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    setPicture(undefined);
    if (path)
      pictureOf(path).then(
        (found) => isCurrent && setPicture(found),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [path]);
  return picture;
}
