import { SetupError } from '../../model/errors';

/** Nobody has published a survey with that key. */
export function unknownSurvey(key: string): SetupError {
	return new SetupError(
		`There is no survey with the key "${key}" in this workspace.`,
		'Publish the workflow whose Satisfaction Response Trigger defines it, or correct the key.',
	);
}
