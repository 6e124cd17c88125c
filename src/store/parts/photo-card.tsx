import { Image, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../../shared/look/icon';
import { Button } from '../../shared/parts/button';
import { takePhoto } from '../../shared/phone/camera';
import { dropFile } from '../../shared/phone/files';
import { usePicture } from '../../shared/use-picture';
import './photo-card.css';

type PhotoCardProps = {
  /** What to photograph, in the words of the shop. */
  asks: string;
  paths: readonly string[];
  onPaths: (paths: string[]) => void;
  most?: number;
};

/** Pictures taken now: an old one proves nothing. */
export function PhotoCard({ asks, paths, onPaths, most = 3 }: PhotoCardProps) {
  const [isTurnedBack, setTurnedBack] = useState(false);
  const shoot = async () => {
    const path = await takePhoto().catch(() => undefined);
    setTurnedBack(path === undefined);
    if (path) onPaths([...paths, path]);
  };
  function remove(path: string) {
    dropFile(path);
    onPaths(paths.filter((each) => each !== path));
  }
  return (
    <>
      {paths.map((path) => (
        <Taken key={path} path={path} onRemove={() => remove(path)} />
      ))}
      {paths.length < most ? (
        <Button label={asks} onTap={() => void shoot()}>
          <Icon name="camera" />
          <Text>{paths.length > 0 ? '再拍一张' : asks}</Text>
        </Button>
      ) : null}
      {isTurnedBack ? <Text className="second">没拍到。相机没开的话，右上角“···”→ 设置 里打开</Text> : null}
    </>
  );
}

function Taken({ path, onRemove }: { path: string; onRemove: () => void }) {
  const picture = usePicture(path);
  return (
    <View className="taken">
      {picture ? (
        <Image className="taken-photo" src={picture} mode="aspectFill" aria-label="刚拍的照片" />
      ) : null}
      <Button label="不要这张" onTap={onRemove} />
    </View>
  );
}
