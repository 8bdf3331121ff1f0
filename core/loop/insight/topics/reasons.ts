import { maskPersonal } from '../../../insight/text/mask';
import type { TopicCount } from '../../../insight/text/topic-finding';
import { addCounted, type ScaleTallies } from '../../../insight/text/topic-score';
import { textOf } from '../../../language/text-of';
import { countReasons, type ReasonCount } from '../../../store/repositories/comments';
import { currentSurvey } from '../../../store/repositories/surveys';
import type { InsightScope } from '../insight-scope';
import { reasonIds, reasonKey } from './said-of';

/** A reason that few have ticked and no survey knows may be anything. */
const fewestUnknown = 3;
const mostReasons = 50;

type Counted = { n: number; all: ScaleTallies; byKey: Map<string, Reason> };
type Reason = { surveyKey: string; id: string; n: number; scores: ScaleTallies };

/** What of a reason is not counted here. */
type Beside = Pick<TopicCount, 'sentiment' | 'quotes'>;

/** The reasons that customers ticked, as topics: of all answers that have one. */
export async function reasonTopics(
	scope: InsightScope,
	compared: { from: number; until: number },
	beside: (key: string) => Beside,
): Promise<TopicCount[]> {
	const now = counted(await countReasons(scope));
	if (now.byKey.size === 0) return [];
	const before = counted(await countReasons({ ...scope, period: compared }));
	const names = await reasonNames(scope, now);
	const commonest = [...now.byKey].sort(([, a], [, b]) => b.n - a.n);
	return commonest.slice(0, mostReasons).flatMap(([key, { id, n, scores }]): TopicCount[] => {
		const name = names.get(key);
		if (name === undefined && n < fewestUnknown) return [];
		const { language, settings } = scope;
		const shown = name ?? maskPersonal(id, { language, country: settings.defaultCountry });
		return [
			{
				topic: { key, kind: 'reason', name: shown, parent: null },
				share: { x: n, n: now.n },
				before: before.n === 0 ? null : { x: before.byKey.get(key)?.n ?? 0, n: before.n },
				scores,
				all: now.all,
				emerging: null,
				...beside(key),
			},
		];
	});
}

function counted(rows: readonly ReasonCount[]): Counted {
	const found: Counted = { n: 0, all: new Map(), byKey: new Map() };
	for (const { tags, ...row } of rows) {
		found.n += row.n;
		addCounted(found.all, row);
		for (const id of new Set(reasonIds(tags))) {
			const key = reasonKey(row.surveyKey, id);
			const known = found.byKey.get(key) ?? {
				surveyKey: row.surveyKey,
				id,
				n: 0,
				scores: new Map(),
			};
			known.n += row.n;
			addCounted(known.scores, row);
			found.byKey.set(key, known);
		}
	}
	return found;
}

/** What the surveys that are published now call their reasons. */
async function reasonNames(scope: InsightScope, { byKey }: Counted): Promise<Map<string, string>> {
	const names = new Map<string, string>();
	const { store, workspace } = scope.place;
	for (const surveyKey of new Set([...byKey.values()].map((one) => one.surveyKey))) {
		const survey = await currentSurvey(store.db, workspace, surveyKey);
		for (const { id, text } of survey?.reasons ?? []) {
			const name = textOf(text, scope.language, survey?.languages[0] ?? 'en');
			if (name !== '') names.set(reasonKey(surveyKey, id), name);
		}
	}
	return names;
}
