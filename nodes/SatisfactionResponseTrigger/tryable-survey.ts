import { readSample, type Sample } from '../../core/loop/survey/sample';
import { surveyDefinition } from '../../core/loop/survey/survey-definition';
import type { Survey } from '../../core/model/survey';
import { surveyFault } from './survey-labels';
import { type ReadParameter, surveyParameters } from './survey-parameters';

/** A survey, with what it is tried out on. */
export type TryableSurvey = { survey: Survey; sample: Sample };

/**
 * The survey that the node's parameters describe, and the sample for trying it out.
 *
 * @throws InputError naming the field of either that is not what it must be, as the panel does
 */
export function tryableSurvey(read: ReadParameter): TryableSurvey {
	const { sample } = (read('options') ?? {}) as { sample?: unknown };
	return { survey: surveyOf(read), sample: byField(read, () => readSample(sample)) };
}

/**
 * The survey alone.
 *
 * @throws InputError as above
 */
export function surveyOf(read: ReadParameter): Survey {
	return byField(read, () => surveyDefinition(surveyParameters(read)));
}

function byField<Made>(read: ReadParameter, make: () => Made): Made {
	try {
		return make();
	} catch (fault) {
		throw surveyFault(fault, read);
	}
}
