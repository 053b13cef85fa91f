import {
  FieldError,
  FieldHint,
  type FieldProps,
  fieldId,
  type Option,
  OptionalMark,
  wiring,
} from "./field.tsx";

/** One of a few, all in sight. The id of the field is on the first button, where a link to the error leads. */
export function Choices<Field extends string>(props: FieldProps<Field> & { options: readonly Option[] }) {
  const { id, name, ...described } = wiring(props);
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows it, and only a radiogroup can be invalid.
    <fieldset className="field" role="radiogroup" {...described}>
      <legend>
        {props.label}
        <OptionalMark {...props} />
      </legend>
      <FieldHint {...props} />
      <div className="choices">
        {props.options.map(({ value, label }, index) => (
          <label className="choice" key={value}>
            <input
              type="radio"
              id={index === 0 ? id : fieldId(`${props.name}-${value}`, props.idPrefix)}
              name={name}
              value={value}
              defaultChecked={props.form.values[props.name] === value}
            />
            {label}
          </label>
        ))}
      </div>
      <FieldError {...props} />
    </fieldset>
  );
}
