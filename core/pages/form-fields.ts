/**
 * The names of form fields: the contract between what a page renders and what is parsed. The same
 * names hold for a JSON body, where lists are arrays and numbers may be numbers.
 *
 * Survey, both steps: `t` token, `f` form token, `step` (`rating` | `details`), `l` language.
 * Step `rating`: `value` (the headline rating) or, for CSI, `item.<id>` for each item.
 * Step `details`: `reason` (repeatable), `comment`, `own.<id>` (repeatable for a multiple choice), at an
 * open link `name` and `contact`, and `go` = `back` where the reader returns to the rating; that step then
 * carries the same fields, with `kept`.
 * Preferences: `t`, `f`, `action` (see preference-form.ts), or the one-click body of RFC 8058; for `save`
 * also `topic` and `served` (repeatable), `often`, `until`, `channel`, `l`.
 * What asks again before data is deleted or shown: `t`, `f`, `action` (see privacy-form.ts), `sure`.
 * Group: `t`, `f`, `email`.
 * Problems: `t`, `f`, the fields of problem-form.ts, and `said.<language>` and `did.<language>` for what everybody may read.
 * Owner: `t`, `f`, `action` and the fields of that action (see owner-form.ts).
 */
export const formFields = {
	token: 't',
	formToken: 'f',
	step: 'step',
	language: 'l',
	value: 'value',
	reason: 'reason',
	comment: 'comment',
	action: 'action',
	email: 'email',
	go: 'go',
	kept: 'kept',
	name: 'name',
	contact: 'contact',
	topic: 'topic',
	served: 'served',
	often: 'often',
	until: 'until',
	channel: 'channel',
	sure: 'sure',
} as const;

/** Field of one CSI item. */
export const itemField = (id: string): string => `item.${id}`;

/** Field of one of the survey's own questions. */
export const ownField = (id: string): string => `own.${id}`;

export { longestComment } from '../model/survey';
