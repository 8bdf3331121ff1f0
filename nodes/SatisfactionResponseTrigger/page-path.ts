import { fromFunction } from 'n8n-workflow';

type PathParameters = { surveyKey: string; options: { path?: string } };

/**
 * The path of the page: the one in the options, else the survey key. n8n serves it by this function, and
 * its editor by the function's text in an expression: so it names nothing outside itself and has no two
 * closing braces in a row.
 */
export const pagePath = fromFunction<PathParameters>(
	(parameters) => (parameters.options?.path ?? '').trim() || (parameters.surveyKey ?? '').trim(),
);
