import { cleanLine } from '../language/plain-text';
import { type RootCause, rootCauses } from '../model/case-words';
import type { CaseState, Priority } from '../model/states';
import type { MissingForResolve } from './owner-page-view';
import type { Voice } from './page-base';

/** `CNY 120.50`: no symbol, since `$` and `¥` each mean several currencies. */
export const amountText = (entry: { amount: number; currency: string }): string =>
	`${cleanLine(entry.currency, 3)} ${entry.amount}`;

/** The name of a root cause: the workspace's own, else the built-in one, else the code. */
export function causeLabel({ say }: Voice, code: string, label: string | null): string {
	if (label !== null) return cleanLine(label, 100);
	const builtIn = rootCauses.find((cause): cause is RootCause => cause === code);
	return builtIn === undefined ? cleanLine(code, 100) : say(`cause.${builtIn}`);
}

/** What still has to be done, in a word or two. */
export function missingLabel({ say }: Voice, item: MissingForResolve): string {
	return item === 'rootCause' || item === 'approval'
		? say(`owner.missing.${item}`)
		: say(`owner.heat.${item}`);
}

/** How a state looks; the others are plain. */
export const stateTone: Partial<Record<CaseState, 'on' | 'good' | 'warn'>> = {
	acknowledged: 'on',
	in_progress: 'on',
	resolved: 'good',
	confirmed: 'good',
	unconfirmed: 'warn',
};

/** How a priority looks; the others are plain. */
export const priorityTone: Partial<Record<Priority, 'warn' | 'bad'>> = {
	high: 'warn',
	urgent: 'bad',
};

/** A number as short as it can be without lying: indexes have many digits. */
export const short = (value: number): string => String(Math.round(value * 10) / 10);
