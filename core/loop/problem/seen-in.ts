import { sayIn } from '../../language/say';
import { type BuiltInLanguage, builtInLanguages } from '../../language/texts';
import { type RootCause, rootCauses } from '../../model/case-words';
import { isObject } from '../../model/json';
import type { ProblemLink, ProblemOrigin } from '../../model/problem';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import type { SeenAs } from './create';

const text = (value: unknown): string | null =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** A sentence that is longer than a title may be is cut. */
const titleFrom = (said: string | null): string | null =>
	said === null || said.length <= 200 ? said : `${said.slice(0, 199).trimEnd()}…`;

/** What an item shows, and what it is called where it has a name. */
export type SeenInItem = SeenAs & {
	title: string | null;
	influence: number | null;
	surveyKey: string | null;
};

/**
 * What a problem could be made of in an item: a proposal of List, a topic, an alarm, a driver or a group of
 * Satisfaction Insights, or a case, which hangs on it with its root cause.
 */
export function seenIn(json: Record<string, unknown>): SeenInItem {
	// A driver and a case name their survey as an item does.
	const survey = isObject(json.survey) ? text(json.survey.key) : null;
	const surveyKey = text(json.surveyKey) ?? survey;
	const nothing = { influence: null, surveyKey };
	const { proposal, topic, signal } = json;
	if (isObject(proposal)) {
		const cause = text(proposal.cause);
		return { ...seen('root_cause', cause), ...nothing, title: text(proposal.name) };
	}
	if (isObject(topic)) {
		return { ...seen('topic', text(topic.key)), ...nothing, title: text(topic.name) };
	}
	if (isObject(signal)) {
		return { ...seen('alarm', text(signal.key)), ...nothing, title: titleFrom(text(json.text)) };
	}
	if (text(json.driver) !== null) {
		const ref = [surveyKey ?? '', text(json.driver)].join(':');
		const influence = isObject(json.influence)
			? Number(json.influence.points)
			: Number(json.influence);
		return {
			...seen('driver', ref),
			surveyKey,
			title: text(json.label),
			influence: Number.isFinite(influence) && influence >= 0 ? influence : null,
		};
	}
	const caseId = isObject(json.case) ? text(json.case.id) : null;
	const links = caseId === null ? [] : [{ kind: 'case' as const, ref: caseId }];
	return { origin: 'own', ref: null, links, ...nothing, title: null };
}

/** What is seen where a root cause is named: by its code, or as it is called in a language. */
export function seenInCause(house: House, named: string): SeenInItem {
	const isCalled = (cause: RootCause, language: BuiltInLanguage): boolean =>
		sayIn(language)(`cause.${cause}`).toLowerCase() === named.toLowerCase();
	const cause = rootCauses.find(
		(one) => one === named || builtInLanguages.some((language) => isCalled(one, language)),
	);
	const title = cause === named ? sayOf(house)(`cause.${cause}`) : named;
	return { ...seen('root_cause', cause ?? named), influence: null, surveyKey: null, title };
}

const linkOf: Partial<Record<ProblemOrigin, ProblemLink>> = {
	root_cause: 'root_cause',
	topic: 'topic',
	alarm: 'alarm',
};

function seen(origin: ProblemOrigin, ref: string | null): SeenAs {
	const kind = linkOf[origin];
	return { origin: ref === null ? 'own' : origin, ref, links: kind && ref ? [{ kind, ref }] : [] };
}
