import { Box, Line } from './frame.tsx';

/** The field for the secret; nothing where the hook has none. */
export function Secret({ label, secret }: { label: string; secret: string | null | undefined }) {
  if (secret === undefined) return null;
  return (
    <Line label={label} ours>
      <Box>{secret ?? '••••••••••••••••'}</Box>
    </Line>
  );
}
