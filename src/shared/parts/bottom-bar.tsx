import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../look/icon';
import { Tap } from './tap';

export type Panel<Name extends string> = { name: Name; word: string; icon: IconName };

type BottomBarProps<Name extends string> = {
  panels: readonly Panel<Name>[];
  shown: Name;
  onShow: (name: Name) => void;
};

/** Switches panels inside one page, so the page stack stays at one. */
export function BottomBar<Name extends string>({ panels, shown, onShow }: BottomBarProps<Name>) {
  return (
    <View className="bar" role="tablist" aria-role="tablist">
      {panels.map(({ name, word, icon }) => (
        <Tap
          key={name}
          role="tab"
          className={`bar-tab${name === shown ? ' bar-shown' : ''}`}
          label={word}
          chosen={name === shown}
          onTap={() => onShow(name)}
        >
          <Icon name={icon} />
          <Text>{word}</Text>
        </Tap>
      ))}
    </View>
  );
}
