import { importItem } from '../../../../core/loop/answer/import-item';
import { answerReference } from '../../../../core/model/answer-reference';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { hour, life, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;

describe.each(databases)("an item of a survey tool's trigger, on $name", ({ dialect }) => {
	const store = useStore(dialect);

	async function aLife() {
		const house = houseIn(store(), `item-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish({});
		const closed = await own.happens({ customer: somebody() });
		const asked = await own.asks({ eventId: closed.event.event_id });
		const id = asked.item.invitation?.id ?? '';
		await own.sends(id);
		const comes = async (invitation: string, rating: unknown = 2, at = now + hour) => {
			const outcome = await importItem(house, at, {
				tool: 'typeform',
				item: {
					event_type: 'form_response',
					form_response: {
						token: 'r1',
						submitted_at: new Date(at).toISOString(),
						hidden: { invitation },
						answers: { 'How was it?': rating },
						definition: { title: 'Form', fields: [{ id: 'f1', title: 'How was it?' }] },
					},
				},
				given: { options: { rating: 'How was it?' } },
				customerId: null,
				beside: {
					surveyKey: null,
					reading: 'csat_1_5',
					satisfiedFrom: null,
					comment: null,
					tags: [],
					language: null,
					answeredAt: null,
					purpose: null,
					touchpoint: null,
					subject: null,
					owner: null,
					test: false,
				},
			});
			if ('kind' in outcome) throw new Error(outcome.reason);
			return outcome;
		};
		return { house, id, comes, customerId: closed.customer?.customer_id };
	}

	it('is the answer of the invitation that its hidden field names', async () => {
		const { house, id, comes, customerId } = await aLife();
		const reference = answerReference(house.keys, house.workspace, id);
		expect(await comes(reference)).toMatchObject({
			code: 'recorded',
			invitation: { invitation_id: id },
			response: { customer_id: customerId, value: 2, level: 'low' },
		});
		expect(await comes(reference)).toMatchObject({ code: 'already_recorded' });
		expect(await comes(reference, 5, now + 2 * hour)).toMatchObject({
			code: 'changed',
			response: { value: 5, level: 'high' },
		});
	});

	it('is nobody’s answer where somebody wrote the bare id of an invitation into the form', async () => {
		const { id, comes } = await aLife();
		expect(await comes(id)).toMatchObject({ code: 'recorded', invitation: null });
	});
});
