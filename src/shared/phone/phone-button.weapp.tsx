import { Button, Text } from '@tarojs/components';

type PhoneButtonProps = { label: string; off?: boolean; onCode: (phoneCode: string) => void };

/** Only WeChat's own button may ask for the number; a person who says no is left where they were. */
export function PhoneButton({ label, off = false, onCode }: PhoneButtonProps) {
  return (
    <Button
      className={`btn btn-primary phone-button${off ? ' btn-off' : ''}`}
      openType="getPhoneNumber"
      disabled={off}
      aria-label={label}
      onGetPhoneNumber={({ detail }) => {
        if (detail.code) onCode(detail.code);
      }}
    >
      <Text>{label}</Text>
    </Button>
  );
}
