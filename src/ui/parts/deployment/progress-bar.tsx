import './deployment-parts.css';

/** Progress between 0 and 1; undefined while there is nothing to count. */
export function ProgressBar({ value, meaning, label }: { readonly value: number | undefined; readonly meaning: string; readonly label: string }) {
  const percent = value === undefined ? undefined : Math.round(value * 100);
  return (
    <div className={`progress-bar meaning-${meaning}`} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <div className={percent === undefined ? 'progress-fill unknown' : 'progress-fill'} style={percent === undefined ? undefined : { width: `${percent}%` }} />
    </div>
  );
}
