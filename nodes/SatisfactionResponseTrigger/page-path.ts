import { pathFromFunction } from '../connection/webhook-path';

type PathParameters = { surveyKey: string; options: { path?: string } };

/** The path of the page: the one in the options, else the survey key. */
export const pagePath = pathFromFunction<PathParameters>(
	(parameters) => (parameters.options?.path ?? '').trim() || (parameters.surveyKey ?? '').trim(),
);
