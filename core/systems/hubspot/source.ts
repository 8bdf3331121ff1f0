import { isObject } from '../../model/json';
import { defineSource } from '../source/define-source';
import { readJsonBody } from '../source/exact-json';
import { readDrafts, readingDrafts } from '../source/read-drafts';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import type { Parsing } from '../source/source';
import { notificationDraft } from './notification';
import { options } from './options';
import { textOf } from './record';
import { sample } from './sample';
import { verifySignature } from './signature';
import { workflowDraft } from './workflow';

/**
 * HubSpot: the webhooks that an app subscribes to, up to a hundred events in one array, and those that a
 * workflow sends. HubSpot waits 5 s and sends again for a day.
 */
export const hubspot = defineSource({
	about: 'Webhooks of an app or a workflow',
	answerWithinMs: 5_000,
	secret: {
		found:
			'In HubSpot open the app (Settings → Integrations → Private Apps, or the developer account) → Auth and copy its client secret.',
		wrong: (secret) =>
			belongsElsewhere(secret) ??
			tooShort(secret) ??
			(/^pat-/i.test(secret)
				? 'is an access token (pat-…), not the client secret beside it'
				: null),
	},
	options,
	sample,

	verify: ({ options: given, ...heard }) => verifySignature(heard, given),

	*parse({ request, options: given, now }): Parsing {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const { value } = body;
		if (!Array.isArray(value)) {
			if (!isObject(value)) return { kind: 'invalid', message: 'The body is no event of HubSpot.' };
			return isObserved(value, given.portal)
				? readDrafts([workflowDraft(value, given, now)], 'hubspot')
				: { kind: 'ignored', reason: otherAccount };
		}
		const events: unknown[] = value;
		const wrong = events.findIndex((event) => !isObject(event));
		if (wrong >= 0) {
			return { kind: 'invalid', message: `Entry ${wrong + 1} is not an event of HubSpot.` };
		}
		const observed = events.filter(isObject).filter((event) => isObserved(event, given.portal));
		if (observed.length === 0 && events.length > 0)
			return { kind: 'ignored', reason: otherAccount };
		return yield* readingDrafts(observed, {
			source: 'hubspot',
			draftOf: (event) => notificationDraft(event, given),
			partly: true,
		});
	},
});

const otherAccount = 'It is of another HubSpot account than the one of the node.';

/** A body that names no account is the one of the workflow that was wired to the node. */
function isObserved(event: Record<string, unknown>, portal: string | null): boolean {
	const from = textOf(event.portalId ?? event['portal-id']);
	return portal === null || from === '' || from === portal;
}
