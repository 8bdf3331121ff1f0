import { termsIn } from '../../insight/text/terms-in';
import { builtInTopics, ownTopics, type Topic, topicFinder } from '../../insight/text/topics';
import { emergingTermOf } from '../../insight/text/topic-tally';
import { itemSet, type SurveyItem } from '../../model/rated-items';
import { positionOn } from '../../score/scale';
import { commentTexts, countReasons } from '../../store/repositories/comments';
import { itemAnswers, surveyVersions } from '../../store/repositories/item-answers';
import { countAnswersWith, type ProblemRow } from '../../store/repositories/problems';
import type { SummaryScope } from '../../store/repositories/summary';
import { loadSettings } from '../../store/repositories/workspaces';
import { breather } from '../breathe';
import type { House } from '../house';
import { eachComment, usualReading } from '../insight/topics/comment-pages';
import { reasonIds, reasonKey } from '../insight/topics/said-of';
import { noFilters } from '../../store/repositories/summary-scope';

/** What is counted: answers, comments, or ratings of one matter. */
export type CountedThing = 'answers' | 'comments' | 'ratings';

/** So many of a time, those that have the problem, and those of which nobody knows yet. */
export type EffectCount = {
	x: number;
	n: number;
	/** Answers whose case has no root cause yet. */
	unnamed: number;
	/** Keys of the surveys they belong to, where more than one cannot be compared. */
	surveys: string[];
};

export type EffectCounter = {
	thing: CountedThing;
	count(from: number, until: number): Promise<EffectCount>;
};

/**
 * How a problem is counted: by what it was made of. That of a root cause by the answers that became such a case, of
 * a topic by the comments about it, of a reason by those who ticked one, of a driver by its own low ratings; any
 * other, and one whose terms nobody knows here, by all low answers.
 */
export async function effectCounter(
	house: House,
	now: number,
	row: ProblemRow,
): Promise<EffectCounter> {
	const filters = { ...noFilters, surveyKey: row.survey_key };
	const within = (from: number, until: number): SummaryScope => ({
		place: house,
		period: { from, until },
		filters,
		responsible: null,
		now,
	});
	switch (row.origin) {
		case 'topic': {
			if (row.origin_ref.startsWith('reason:')) return reasonCounter(within, row.origin_ref);
			const { topics } = await loadSettings(house.store.db, house.workspace);
			const isAbout = aboutTopic(row.origin_ref, [...builtInTopics, ...ownTopics(topics)]);
			if (isAbout !== null) return commentCounter(within, isAbout);
			break;
		}
		case 'driver': {
			const found = await ratingCounter(house, within, row.origin_ref);
			if (found !== null) return found;
			break;
		}
	}
	const cause = row.origin === 'root_cause' ? row.origin_ref : null;
	return {
		thing: 'answers',
		async count(from, until) {
			const about = { cause, surveyKey: row.survey_key, from, until };
			const found = await countAnswersWith(house.store, house.workspace, about);
			// A root cause is the same whatever was asked; low is not.
			return cause === null ? found : { ...found, surveys: [] };
		},
	};
}

type Within = (from: number, until: number) => SummaryScope;

/** `null` = nobody knows here what the topic's terms were. */
function aboutTopic(key: string, topics: readonly Topic[]): ((text: string) => boolean) | null {
	const term = emergingTermOf(key);
	if (term !== null) return (text) => termsIn(text, [term]).length > 0;
	if (!topics.some((topic) => topic.key === key)) return null;
	const find = topicFinder(topics);
	return (text) => find(text).has(key);
}

function commentCounter(within: Within, isAbout: (text: string) => boolean): EffectCounter {
	return {
		thing: 'comments',
		async count(from, until) {
			const scope = within(from, until);
			let x = 0;
			const surveys = new Set<string>();
			const n = await eachComment(
				async (behind, most) => await commentTexts(scope, behind, most),
				usualReading,
				({ comment, surveyKey }) => {
					surveys.add(surveyKey);
					if (isAbout(comment)) x += 1;
				},
			);
			return { x, n, unnamed: 0, surveys: [...surveys] };
		},
	};
}

function reasonCounter(within: Within, key: string): EffectCounter {
	return {
		thing: 'answers',
		async count(from, until) {
			const count = { x: 0, n: 0, unnamed: 0, surveys: [] };
			for (const { tags, surveyKey, n } of await countReasons(within(from, until))) {
				const keys = reasonIds(tags).map((id) => reasonKey(surveyKey, id));
				// Reasons are a survey's own: nobody else could have ticked this one.
				if (!key.startsWith(reasonKey(surveyKey, ''))) continue;
				count.n += n;
				if (keys.includes(key)) count.x += n;
			}
			return count;
		},
	};
}

/** Low ratings of a survey's item; `null` where the survey has no such item. */
async function ratingCounter(
	house: House,
	within: Within,
	ref: string,
): Promise<EffectCounter | null> {
	const at = ref.lastIndexOf(':');
	const [surveyKey, id] = [ref.slice(0, at), ref.slice(at + 1)];
	const sets = new Map<string, { item: SurveyItem; place: number }>();
	for (const { survey } of await surveyVersions(house, surveyKey)) {
		const set = itemSet(survey);
		const place = set?.items.findIndex((item) => item.id === id) ?? -1;
		const item = set?.items[place];
		if (set && item) sets.set(set.name, { item, place });
	}
	if (sets.size === 0) return null;
	return {
		thing: 'ratings',
		async count(from, until) {
			const count = { x: 0, n: 0, unnamed: 0, surveys: [] };
			const breathe = breather();
			for (const [set, { item, place }] of sets) {
				for await (const lines of itemAnswers({ ...within(from, until), surveyKey, set })) {
					for (const line of lines.split('\n')) {
						const given = line.slice(0, line.indexOf(' ')).split(',')[place] ?? '';
						const isLow = given === '' ? null : isLowOn(item, Number(given));
						if (isLow !== null) count.n += 1;
						if (isLow === true) count.x += 1;
						await breathe();
					}
				}
			}
			return count;
		},
	};
}

/** The lower third of its scale, as CSAT has it; `null` for what does not lie on it. */
function isLowOn(item: SurveyItem, value: number): boolean | null {
	const { min, max } = item;
	if (!(min < max && value >= min && value <= max)) return null;
	return positionOn(item, value) <= 1 / 3 + 1e-9;
}
