import { changeVerdict } from '../../../insight/figure-change';
import type { Verdict } from '../../../insight/finding';
import { corrected } from '../../../insight/stats/multiplicity';
import { type Away, awayFrom } from '../../../insight/yardstick';
import { cleanLine } from '../../../language/plain-text';
import { InputError } from '../../../model/errors';
import { type Metric, metrics } from '../../../model/metric';
import { readNumber, readObject, readOptionalText, readWord } from '../../../model/read-input';
import type { ScoreRow } from '../summary';

/** What a score is held against: what a house wants to reach, or what others have. */
export const yardstickKinds = ['target', 'benchmark'] as const;

export type Yardstick = {
	kind: (typeof yardstickKinds)[number];
	metric: Metric;
	/** `null` = every survey of the metric that verifies no fix. */
	surveyKey: string | null;
	/** In the unit of the metric’s headline: NPS points, else percent. */
	value: number;
	/** Whose it is, or where it stands; `null` = nobody said. */
	name: string | null;
};

/** A longer list nobody reads beside a score. */
const most = 12;

/**
 * Reads what scores are held against, as the node gives it.
 *
 * @throws InputError that names the row
 */
export function readYardsticks(given: unknown): Yardstick[] {
	const rows: unknown[] = Array.isArray(given) ? given : [];
	if (rows.length > most) {
		throw new InputError(
			`There are ${rows.length} targets and benchmarks.`,
			`Keep the ${most} that matter.`,
		);
	}
	return rows.map((row, at) => {
		const path = `Targets and Benchmarks ${at + 1}`;
		const read = readObject(row, path, ['kind', 'metric', 'survey', 'value', 'name']);
		const metric = readWord(read.metric, `${path}: Metric`, metrics);
		const name = cleanLine(readOptionalText(read.name, `${path}: Name`, 80) ?? '');
		return {
			kind: readWord(read.kind, `${path}: What`, yardstickKinds),
			metric,
			surveyKey: readOptionalText(read.survey, `${path}: Survey`, 100),
			value: readNumber(read.value, `${path}: Value`, metric === 'nps' ? -100 : 0, 100),
			name: name === '' ? null : name,
		};
	});
}

/** A score beside one of them. */
export type Beside = Away & { yardstick: Yardstick; row: ScoreRow; verdict: Verdict };

/** Each score beside what it is held against, corrected for all of these together. */
export function besideYardsticks(
	rows: readonly ScoreRow[],
	yardsticks: readonly Yardstick[],
): Beside[] {
	const pairs = rows.flatMap((row) =>
		yardsticks.flatMap((yardstick) => {
			const { value } = row;
			if (value === null || !isFor(yardstick, row)) return [];
			return [{ row, yardstick, ...awayFrom({ ...row, value }, yardstick.value) }];
		}),
	);
	const { values } = corrected(pairs.map(({ p }) => p));
	return pairs.map((pair, at) => {
		const p = values[at] ?? 1;
		return { ...pair, p, verdict: changeVerdict(pair, p, pair.row.verdict === 'ok') };
	});
}

/** Yes or no to a fix is another thing than how satisfied somebody is. */
const isFor = ({ metric, surveyKey }: Yardstick, row: ScoreRow): boolean =>
	metric === row.metric &&
	(surveyKey === null ? row.purpose !== 'verification' : surveyKey === row.surveyKey);
