import { importAnswer } from '../../../../core/loop/answer/import-answer';
import { invite } from '../../../../core/loop/ask/invite';
import { answerReference } from '../../../../core/model/answer-reference';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseLife } from '../case/a-case-life';
import { aCase, aServiceTeam, day, hour, monday } from '../case/a-service-team';

useDatabases();

describe.each(databases)(
	'whether it is solved, answered in another tool, on $name',
	({ dialect }) => {
		const store = useStore(dialect);
		const house = () => houseIn(store());
		const { row, due, workedThrough } = caseLife(house);

		beforeAll(async () => await aServiceTeam(house()));

		/** A resolved case that its customer is asked about; the tool's answers to that. */
		async function asked() {
			const caseId = await aCase(house(), monday);
			await workedThrough(caseId, monday + hour);
			const { invitation } = await invite(house(), monday + day, {
				...{ surveyKey: 'solved', eventId: null, customerId: null, customer: null, owner: null },
				...{ caseId, channel: 'email', wave: null, delay: null, test: false },
			});
			const id = invitation?.invitation_id ?? '';
			const answers = async (value: unknown, at: number) =>
				await importAnswer(house(), at, {
					...{ surveyKey: null, eventId: null, source: 'wenjuanxing', externalId: id, value },
					...{ reading: 'thumbs', satisfiedFrom: null, comment: null, tags: [], answers: [] },
					...{ language: null, purpose: null, touchpoint: null, customerId: null },
					...{ customer: null, subject: null, owner: null, test: false },
					answeredAt: new Date(at).toISOString(),
					invitation: answerReference(house().keys, house().workspace, id),
				});
			return { caseId, answers };
		}

		it('confirms the case with a yes', async () => {
			const { caseId, answers } = await asked();
			const at = monday + 2 * day;
			const outcome = await answers('up', at);
			expect(outcome.response).toMatchObject({ purpose: 'verification', level: 'high' });
			expect(await row(caseId)).toMatchObject({ state: 'confirmed', confirmed_at: at });
			expect(await due(caseId)).toEqual([]);
		});

		it('opens it again one rung higher with a no, and takes that back with a later yes', async () => {
			const { caseId, answers } = await asked();
			await answers('down', monday + 2 * day);
			expect(await row(caseId)).toMatchObject({ state: 'open', rung: 1, reopen_count: 1 });
			expect((await answers('down', monday + 2 * day)).code).toBe('already_recorded');
			expect(await row(caseId)).toMatchObject({ reopen_count: 1 });
			const later = monday + 2 * day + hour;
			expect((await answers('up', later)).code).toBe('changed');
			expect(await row(caseId)).toMatchObject({ state: 'confirmed', confirmed_at: later });
		});
	},
);
