import type { Doer } from '../../../../core/loop/audit/doer';
import { customerAsDoer } from '../../../../core/loop/audit/doer';
import { noteDeed } from '../../../../core/loop/audit/deed';
import { noteOpening, writeOpenings } from '../../../../core/loop/audit/link-openings';
import { listAudit } from '../../../../core/loop/audit/list-audit';
import { setConsent } from '../../../../core/loop/customer/consent';
import { eraseCustomer } from '../../../../core/loop/customer/erase';
import { erasureMessage } from '../../../../core/loop/customer/erasure-receipt';
import { requestPrivacy } from '../../../../core/loop/customer/privacy-request';
import { serveCase } from '../../../../core/loop/pages/staff/serve-case';
import { signToken } from '../../../../core/model/token';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseRow } from '../../../store/rows';
import { day, life, now, somebody } from '../a-house';

useDatabases();

const doer: Doer = { kind: 'workflow', id: 'w1', name: 'Privacy' };
let workspaces = 0;

describe.each(databases)('after somebody was erased, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aPerson(language: string | null = null) {
		const house = houseIn(store(), `after-${(workspaces += 1)}`);
		const facts = somebody({ name: 'Wang Fang', email: 'wang@lotus.example', language });
		const { customer } = await life(house).happens({ customer: facts });
		const id = customer?.customer_id ?? '';
		const caseId = `cas_after${workspaces}`;
		const { db } = store();
		await db
			.insertInto('case_file')
			.values(caseRow({ workspace_id: house.workspace, customer_id: id, case_id: caseId }))
			.execute();
		const erases = async (by = doer) => {
			const done = await eraseCustomer(house, now + day, {
				customerId: id,
				doer: by,
				patience: 0,
			});
			if (done.kind !== 'erased') throw new Error('Nobody was erased.');
			return done;
		};
		return { house, id, caseId, erases };
	}

	it('each line of the audit trail is a plain sentence', async () => {
		const { house, id, caseId, erases } = await aPerson();
		const by = customerAsDoer(id);
		await requestPrivacy(house, now + 1, { customerId: id, kind: 'erase', doer: by });
		const said = { state: 'denied' as const, source: 'preference_page', words: null };
		const topics = [{ purpose: 'news' as const, metric: null, channel: 'all' as const }];
		await setConsent(house, now + 2, { ...said, customerId: id, topics, doer: by });
		noteOpening({ house, now: now + 3 }, 'link_opened', {
			token: 'x',
			audience: 'ada',
			person: { id: 'ada', name: 'Ada' },
			page: 'owner',
			target: { kind: 'case', id: caseId },
			test: false,
		});
		await writeOpenings(store());
		const money = { id: 'cmp1', kind: null, amount: 5, currency: 'EUR' };
		const target = { kind: 'case' as const, id: caseId };
		await store().transaction(async (tx) => {
			await noteDeed(tx, house, now + 4, {
				action: 'compensation_granted',
				doer,
				target,
				details: money,
			});
		});
		const { receipt } = await erases();
		const lines = await listAudit(house, {
			kinds: [],
			who: null,
			whom: null,
			from: null,
			until: null,
			test: false,
			limit: null,
		});
		const them = `a customer who was erased since (receipt ${receipt.erasure_id})`;
		expect(lines.map(({ text }) => text)).toEqual([
			`Workflow "Privacy": erased a customer for good (receipt ${receipt.erasure_id}).`,
			`Workflow "Privacy": granted a compensation on a case of ${them}.`,
			`Ada: the link of a case of ${them} was opened.`,
			`A customer who was erased since: kept an objection of ${them}.`,
			`A customer who was erased since: asked for the data of ${them} to be deleted.`,
		]);
	});

	it('the link to their case says that it is not there any more, and notes nothing', async () => {
		const { house, caseId, erases } = await aPerson();
		await erases();
		const token = signToken(house.keys, {
			workspace: house.workspace,
			purpose: 'owner',
			subject: caseId,
			audience: 'ada',
			expiresAt: now + 9 * day,
		});
		const answer = await serveCase(house, now + 2 * day, {
			method: 'GET',
			query: { t: token },
			fields: null,
			acceptLanguage: 'en',
			test: false,
		});
		expect(answer.status).toBe(410);
		expect(answer.body).toContain('This case is not there any more');
		expect(answer.body).not.toContain('cut off');
		expect(answer.body).not.toContain('Wang');
		await writeOpenings(store());
		const noted = await store()
			.db.selectFrom('audit')
			.select('audit_id')
			.where('workspace_id', '=', house.workspace)
			.where('target_id', '=', caseId)
			.execute();
		expect(noted).toEqual([]);
	});

	it.each([
		[true, 'You asked us to delete your data.'],
		[false, 'All that we had stored about you here was deleted on Apr 16, 2026'],
	])('the mail to them says that they asked: %s', async (asks, sentence) => {
		const { house, id, erases } = await aPerson();
		if (asks) await requestPrivacy(house, now + 1, { customerId: id, kind: 'erase' });
		const { text } = await erasureMessage(house, await erases());
		expect(text).toContain(sentence);
		expect(text.includes('You asked')).toBe(asks);
		// An id may have any letters in it.
		expect(text.replace(/ers_\w+/, '')).not.toMatch(/n8n|CRM|replica|: 0/);
	});

	it('the mail to them speaks their language', async () => {
		const { house, erases } = await aPerson('zh-CN');
		const { text } = await erasureMessage(house, await erases());
		expect(text).toContain('我们在此存储的关于您的全部数据已于');
	});
});
