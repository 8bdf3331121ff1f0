import { entryOf } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { present } from '../source/read-payload';
import type { HubspotOptions } from './options';
import { contactDraft, nounOf, recordDraft, textOf, typeOfStage } from './record';

/** Names of the properties that hold the stage. */
const stageOf: Record<string, string> = { deal: 'dealstage', ticket: 'hs_pipeline_stage' };

const verbs: Record<string, string> = {
	creation: 'created',
	deletion: 'deleted',
	privacyDeletion: 'privacy_deleted',
	merge: 'merged',
	restore: 'restored',
	propertyChange: 'updated',
	associationChange: 'association_changed',
};

/** One event of a webhook subscription: it tells an id and at most one property. */
export function notificationDraft(
	event: Record<string, unknown>,
	options: HubspotOptions,
): EventDraft {
	const [object = '', verb = ''] = textOf(event.subscriptionType ?? event.eventType).split('.');
	const noun = object === 'object' ? nounOf(event.objectTypeId) : nounOf(object);
	const name = textOf(event.propertyName);
	const value = textOf(event.propertyValue);
	const isStage = verb === 'propertyChange' && name !== '' && name === entryOf(stageOf, noun);
	const type = isStage
		? (typeOfStage(noun, value, options) ?? `${noun}.stage_changed`)
		: `${noun}.${entryOf(verbs, verb) ?? snake(verb)}`;
	const id = event.objectId ?? event.primaryObjectId ?? event.fromObjectId;
	const changed =
		noun === 'contact' && name !== '' ? contactDraft({ [name]: event.propertyValue }) : {};
	return {
		...changed,
		id: idOf(event, id),
		type,
		occurredAt: event.occurredAt,
		...recordDraft(noun, id, event.portalId),
		attributes: present({
			property: name || null,
			value: name === '' ? null : event.propertyValue,
			portalId: event.portalId,
			changeSource: event.changeSource,
			changeFlag: event.changeFlag,
			sourceId: event.sourceId,
			toObjectId: event.toObjectId,
			mergedObjectIds: event.mergedObjectIds,
		}),
	};
}

/** HubSpot promises no id of its own; what it was subscribed to, what changed where, and when, is one. */
function idOf(event: Record<string, unknown>, id: unknown): string | null {
	const parts = [event.subscriptionId, id, event.toObjectId, event.propertyName, event.occurredAt];
	const known = parts.map(textOf).filter((part) => part !== '');
	return textOf(id) === '' || textOf(event.occurredAt) === '' ? null : known.join(':');
}

/** `newMessage` as `new_message`. */
function snake(word: string): string {
	return word.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}
