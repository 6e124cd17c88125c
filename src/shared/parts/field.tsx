import { Input, Text, View } from '@tarojs/components';

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'number' | 'digit';
  most?: number;
  /** Shown while empty: an example, not an explanation. */
  example?: string;
  /** Why what stands there cannot be used. */
  wrong?: string;
};

export function Field({ label, value, onChange, type = 'text', most = 60, example = '', wrong }: FieldProps) {
  return (
    <View className="field">
      <Text className="field-label">{label}</Text>
      <Input
        className="field-input"
        type={type}
        value={value}
        maxlength={most}
        placeholder={example}
        placeholderClass="field-example"
        aria-label={label}
        onInput={(event) => onChange(event.detail.value)}
      />
      {wrong ? <Text className="field-wrong">{wrong}</Text> : null}
    </View>
  );
}
