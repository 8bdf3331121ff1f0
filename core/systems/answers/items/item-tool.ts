import type { Proof } from '../../system';
import type { SaidAnswer } from '../answer-event';
import type { AnswerOptions, answerOptions } from '../answer-options';

/** An answer in an item, and the names of questions, so that a renamed one is told from a skipped one. */
export type ItemAnswer = SaidAnswer & {
	/** Of all questions there are; `null` where an item names those alone that were answered. */
	questions: readonly string[] | null;
	/** Somebody only tried the form out. */
	test?: boolean;
};

/** What the node knows beside the item. */
export type Beside = {
	/** The column with the id of an answer, where the admin names one. */
	answerId: string | null;
	/** Keeps apart what has no id of its own: two forms may be answered in the same second. */
	form: string;
	/** When it was answered, where the admin says it; blank = as the item says. */
	at: unknown;
	/** What tells answers of one moment apart: the rating, the comment and who gave it. */
	telling: readonly string[];
};

/**
 * A tool whose answers come as items of n8n's own nodes. Its reader throws InputError, naming what the
 * item has, where the item is in none of its shapes.
 */
export type ItemTool = {
	/** The source under which answers are stored; the same as that of the tool's webhook. */
	key: string;
	/** As the menu shows it. */
	name: string;
	/** Which node such items come from, in one line. */
	about: string;
	/** As the README's table has it, where the tool calls nobody and so is no system. */
	listed?: { names: { en: string; 'zh-CN': string }; proof: Proof };
	options: ReturnType<typeof answerOptions>;
	/** The node in front leaves fields out that are empty, so that a missing comment is none. */
	omitsEmpty?: true;
	/** The rating and the comment where the admin names none; `null` = there is no usual one. */
	usual: { rating: string | null; comment: string | null };
	read(item: Record<string, unknown>, given: AnswerOptions, beside: Beside): ItemAnswer;
};

/** The names that stand in an item, for a message; a few are enough. */
export function namesOf(names: readonly string[]): string {
	const most = 20;
	const shown = names.slice(0, most).map((name) => `"${name.slice(0, 80)}"`);
	if (shown.length === 0) return 'nothing';
	return `${shown.join(', ')}${names.length > most ? ' …' : ''}`;
}
