import { useEffect, useState } from 'react';
import { type Look, look, onLookChange } from './look';

export function useLook(): Look {
  const [seen, setSeen] = useState(look);
  useEffect(() => onLookChange(() => setSeen(look())), []);
  return seen;
}
