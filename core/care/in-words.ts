import { sayIn } from '../language/say';
import { momentSaid } from '../survey/suppression-text';
import type { CareDecision, CareHouse, HeldValues } from './decide';
import type { HeldReason } from '../model/care-words';
import { fieldIn } from './text/fields';
import { longestLookBack, type RunSpan } from './run-span';

type Spoken = Pick<CareHouse, 'languages' | 'timeZone'>;

/** What was decided, in one sentence, and two where the reader's zone is not known. */
export function careInWords(decided: CareDecision, spoken: Spoken, now: number): string {
	const say = sayIn(spoken.languages[0] ?? 'en');
	const moment = (at: number) => momentSaid(at, spoken);
	switch (decided.kind) {
		case 'waits':
			return say('care.waits', { step: decided.step + 1, moment: moment(decided.dueAt) });
		case 'due': {
			const text =
				decided.at <= now
					? say('care.now', { step: decided.step + 1 })
					: say(`care.at.${decided.movedBy ?? 'usual'}`, { moment: moment(decided.at) });
			const assumed = say('care.zoneAssumed', { zone: decided.zone });
			return decided.zoneAssumed ? say('row.sentences', { one: text, other: assumed }) : text;
		}
		case 'held':
			return heldInWords(decided.reason, decided.values, spoken);
		case 'over':
			return say(`care.over.${decided.reason}`);
	}
}

/** Why a step is not sent, in one sentence. */
export function heldInWords(reason: HeldReason, values: HeldValues, spoken: Spoken): string {
	const say = sayIn(spoken.languages[0] ?? 'en');
	const moment = values.until === undefined ? '?' : momentSaid(values.until, spoken);
	const { limit = 0, days = 0, detail = '?' } = values;
	const said = fieldIn(spoken.languages[0] ?? 'en', detail);
	switch (reason) {
		case 'cap_care':
		case 'cap_together':
			return say(`care.held.${reason}`, { limit, days, moment });
		case 'cooling':
		case 'peace':
		case 'asked_lately':
		case 'too_late':
			return say(`care.held.${reason}`, { moment });
		case 'no_text':
			return say('care.held.no_text', { language: detail });
		case 'no_value':
			return say('care.held.no_value', {
				field: `{${said}}`,
				example: `{${said}|…}`,
			});
		default:
			return say(`care.held.${reason}`);
	}
}

/** The same in a few words, of many at once, of whom each has values of their own. */
export function reasonInWords(reason: HeldReason, language: string): string {
	return sayIn(language)(`care.reason.${reason}`);
}

/** What somebody should know of a run; `null` = nothing. */
export function runInWords({ note }: RunSpan, spoken: Spoken): string | null {
	const say = sayIn(spoken.languages[0] ?? 'en');
	switch (note) {
		case null:
			return null;
		case 'long_pause':
			return say('care.run.long_pause', { days: longestLookBack / 86_400_000 });
		default:
			return say(`care.run.${note}`);
	}
}
