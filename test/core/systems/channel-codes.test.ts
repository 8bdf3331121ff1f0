import { dingtalkCodes } from '../../../core/systems/dingtalk/codes';
import { feishuCodes } from '../../../core/systems/feishu/codes';
import { type Codes, outcomeOf } from '../../../core/systems/sending/outcome';
import { wechatCodes } from '../../../core/systems/wechat/codes';
import { wecomCodes } from '../../../core/systems/wecom/codes';

const all: Record<string, Codes> = {
	wecom: wecomCodes,
	dingtalk: dingtalkCodes,
	feishu: feishuCodes,
	wechat: wechatCodes,
};

/**
 * What vendors and those who have met them say of a code, and what follows from it: `never` is this address, `not`
 * this message or this person, `later` all of them, `mend` nothing before somebody has mended the account.
 */
const said: Array<[system: string, code: string, follows: 'never' | 'not' | 'later' | 'mend']> = [
	['wecom', '45009', 'later'],
	['wecom', '-1', 'later'],
	['wecom', '93000', 'mend'],
	['wecom', '40014', 'mend'],
	['wecom', '42001', 'mend'],
	['wecom', '60020', 'mend'],
	['wecom', '81013', 'never'],
	['wecom', '45002', 'not'],
	['dingtalk', '310000', 'mend'],
	['dingtalk', '130101', 'later'],
	['dingtalk', '410100', 'later'],
	['dingtalk', '300005', 'mend'],
	['dingtalk', '300001', 'mend'],
	['dingtalk', '40035', 'not'],
	['dingtalk', '43002', 'not'],
	['dingtalk', '43004', 'not'],
	['dingtalk', '400013', 'mend'],
	['dingtalk', '400102', 'mend'],
	['dingtalk', '400105', 'not'],
	['dingtalk', '-1', 'later'],
	['feishu', '9499', 'not'],
	['feishu', '19021', 'mend'],
	['feishu', '19022', 'mend'],
	['feishu', '19024', 'mend'],
	['feishu', '11232', 'later'],
	['wechat', '40003', 'never'],
	['wechat', '40037', 'mend'],
	['wechat', '43004', 'not'],
	['wechat', '40001', 'mend'],
	['wechat', '42001', 'mend'],
	['wechat', '45009', 'later'],
	['wechat', '45015', 'not'],
];

const outcomes = {
	never: { kind: 'refused', addressIsWrong: true },
	not: { kind: 'refused', addressIsWrong: false },
	later: { kind: 'unavailable' },
	mend: { kind: 'unavailable', code: 'login', everybody: true },
};

describe('what a chat or WeChat answers', () => {
	it.each(said)('%s: %s is known', (system, code, follows) => {
		const codes = all[system] ?? {};
		const [english, chinese] = ['en', 'zh-CN'].map((language) =>
			outcomeOf({ code, words: 'in its own words' }, codes, language),
		);
		expect(english).toMatchObject(outcomes[follows]);
		if (follows === 'later')
			expect(['limited', 'later']).toContain(english?.kind === 'unavailable' && english.code);
		// Its number, what that means, and its own words.
		expect(english?.reply).toMatch(new RegExp(`^code ${code} · .{8,} · in its own words$`));
		expect(chinese?.reply).toMatch(new RegExp(`^错误码 ${code} · .{4,} · in its own words$`));
	});

	it('that the person wrote too long ago is a reason of its own', () => {
		const outcome = outcomeOf({ code: '45015', words: '' }, wechatCodes, 'en');
		expect(outcome).toMatchObject({ code: 'window_closed' });
	});

	it.each(Object.entries(all))(
		'%s: what nobody knows is told in its own words, and refused',
		(_, codes) => {
			expect(outcomeOf({ code: '987654321', words: 'why' }, codes, 'en')).toEqual({
				...{ kind: 'refused', code: 'refused', addressIsWrong: false },
				reply: 'code 987654321 · why',
			});
		},
	);
});
