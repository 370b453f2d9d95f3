/** What was found staged isn't the project as it is now: staged again, or executed after all, which is asked for. */
export function OfOthers({
  stackName,
  isTaken,
  onTake,
  onStageAgain,
}: {
  readonly stackName: string;
  readonly isTaken: boolean;
  readonly onTake: (isTaken: boolean) => void;
  readonly onStageAgain: () => void;
}) {
  return (
    <fieldset className="losses">
      <legend>⚠ What is staged on {stackName} is not this project as it is now.</legend>
      <p className="edited-note">
        It is of another state of the project, or of another project of the same name.
        <button type="button" className="button button-primary" onClick={onStageAgain}>
          Stage again
        </button>
      </p>
      <label>
        <input type="checkbox" checked={isTaken} onChange={(event) => onTake(event.target.checked)} />
        <span>Execute what was staged, which is not this project as it is now</span>
      </label>
    </fieldset>
  );
}
