import { readSample, type Sample } from '../../core/loop/survey/sample';
import { surveyDefinition } from '../../core/loop/survey/survey-definition';
import type { Survey } from '../../core/model/survey';
import { type ReadParameter, surveyParameters } from './survey-parameters';

/** A survey, with what it is tried out on. */
export type TryableSurvey = { survey: Survey; sample: Sample };

/**
 * The survey that the node's parameters describe, and the sample for trying it out.
 *
 * @throws InputError naming the part of either that is not what it must be
 */
export function tryableSurvey(read: ReadParameter): TryableSurvey {
	const { sample } = (read('options') ?? {}) as { sample?: unknown };
	return { survey: surveyDefinition(surveyParameters(read)), sample: readSample(sample) };
}
