import type { INodePropertyOptions } from 'n8n-workflow';

import { changeSettings } from '../../../core/loop/workspace/settings';
import { channels } from '../../../core/systems';
import { closeSmtp } from '../../../core/systems/smtp/transport';
import {
	channelCredentials,
	channelField,
	groupKeys,
	withReceiver,
} from '../../../nodes/SatisfactionMessage/actions/channel-field';
import { SatisfactionMessage } from '../../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { type MailServer, startMailServer } from '../../core/systems/mail-server';
import { aWorkspace, mailsBy, type Workspace } from '../a-workspace';
import { runMessage } from './a-message-node';

const { description, methods } = new SatisfactionMessage();

describe('the channels of Satisfaction Message', () => {
	const values = (channelField.options as INodePropertyOptions[]).map(({ value }) => value);

	it('are all that there are, mail first, and a choice of the receiver and of another node', () => {
		const others = channels.map(({ key }) => key).filter((key) => key !== 'email');
		expect(values).toEqual(['email', 'preferred', ...others, 'other']);
		expect([...groupKeys, ...withReceiver].sort()).toEqual([...values].sort());
	});

	it('have each its credential, as it is derived from the list', () => {
		const names = ['satisfactionWorkspaceApi', 'satisfactionSmtpApi'];
		const own = (description.credentials ?? []).filter(({ name }) => !names.includes(name));
		expect(own).toEqual(channelCredentials);
		for (const { testedBy } of channelCredentials) {
			expect(methods.credentialTest).toHaveProperty(testedBy);
		}
	});
});

describe('Another Node', () => {
	let workspace: Workspace;
	let server: MailServer;
	beforeEach(async () => {
		server = await startMailServer();
		workspace = await aWorkspace();
		mailsBy(workspace, server);
		const changes = [{ testAddress: 'tests@example.com' }];
		await changeSettings(workspace.house, Date.now(), { changes, reset: [] });
	});
	afterEach(async () => {
		closeSmtp();
		await server.close();
		await workspace.close();
	});
	const item = {
		case: { id: 'cas_1' },
		message: {
			...{ key: 'cas_1:opened', kind: 'case', to: 'ada@example.com', subject: 'New case' },
			...{ text: 'A case', html: '<p>A case</p>', short: 'A case', markdown: 'A case' },
		},
	};
	const parameters = { channel: 'other' };
	const states = async () =>
		await workspace.house.store.db.selectFrom('message').select(['state', 'channel']).execute();

	it('is handed the message, which is marked as being sent by it', async () => {
		const { sent, notSent } = await runMessage(workspace, [item], { parameters });
		expect(notSent).toEqual([]);
		expect(sent[0]).toMatchObject({ outcome: { code: 'handed_on' }, message: item.message });
		expect(await states()).toEqual([{ state: 'sending', channel: 'other' }]);
		expect(server.arrived).toEqual([]);
	});

	it('is handed no test: that goes to the test address', async () => {
		const tested = { ...item, test: true };
		const { sent, notSent } = await runMessage(workspace, [tested], { parameters });
		expect(sent).toEqual([]);
		expect(notSent[0]).toMatchObject({ outcome: { code: 'sent' } });
		expect(server.arrived).toHaveLength(1);
	});

	it('has its message left to it, and not sent by mail beside it', async () => {
		await runMessage(workspace, [item], { parameters });
		const { error } = await runMessage(workspace, [item]);
		expect(error?.message).toContain('another node');
		expect(server.arrived).toEqual([]);
	});

	it('is named as missing where a channel has no credential', async () => {
		const { error } = await runMessage(workspace, [item], {
			parameters: { channel: 'wecom_app' },
		});
		expect(error?.message).toContain('no credential for WeCom app');
	});
});
