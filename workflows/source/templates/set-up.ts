import { defineTemplate } from '../template';

export const setUp = defineTemplate({
	file: 'set-up',
	group: 'Start here',
	nodes: {
		start: { kind: 'Manual' },
		company: { kind: 'Workspace' },
		people: { kind: 'Team' },
		well: { kind: 'Workspace', parameters: { operation: 'health' }, once: true },
	},
	lanes: [
		{ colour: 'you', rows: [['start', 'company', 'people']] },
		{ colour: 'learn', rows: [['well']] },
	],
	wires: ['start > company', 'company > people', 'people > well'],
	keepsRuns: true,
	words: {
		en: {
			title: 'Set up your workspace',
			sentence:
				'Run it once, and again after every change: settings, people, and a list of what is still missing.',
			who: 'the admin',
			change: ['*Your company*: zone, brand, limits', '*Your people*: who, which team, deputies'],
			lanes: [
				{
					head: '1 · You',
					text: 'Press *Execute workflow* as often as you like; nothing is doubled.',
				},
				{ head: '2 · What is missing', text: 'One line a check.' },
			],
			nodes: {
				start: 'Start',
				company: 'Your company',
				people: 'Your people',
				well: 'Is all well?',
			},
			parameters: {
				company: {
					timeZone: 'Europe/London',
					languages: 'en, zh-CN',
					defaultCountry: 'GB',
					brandName: 'Example Customer Care',
					testAddress: 'test@example.com',
					contactPolicy: { delay: '24h', reminders: '3d' },
					cases: { verificationSurvey: 'fix-confirmed', currency: 'GBP' },
				},
				people: {
					listed: {
						person: [
							{
								name: 'Zhou Min',
								email: 'zhou.min@example.com',
								team: 'after-sales',
								deputy: 'Li Na',
							},
							{
								name: 'Li Na',
								email: 'li.na@example.com',
								team: 'after-sales',
								deputy: 'Zhou Min',
							},
							{
								name: 'Chen Hao',
								email: 'chen.hao@example.com',
								role: 'team_lead',
								deputy: 'Wang Fang',
							},
							{
								name: 'Wang Fang',
								email: 'wang.fang@example.com',
								role: 'manager',
								deputy: 'Chen Hao',
							},
						],
					},
				},
			},
		},
		zh: {
			title: '设置工作区',
			sentence: '先运行一次，改动后再运行：设置、人员，以及还缺什么。',
			who: '管理员',
			change: ['“公司设置”：时区、品牌、联系规则', '“团队成员”：姓名、团队、代理人'],
			lanes: [
				{ head: '1 · 您来填写', text: '可反复执行，不会重复写入。' },
				{ head: '2 · 还缺什么', text: '每项一行。' },
			],
			nodes: { start: '开始', company: '公司设置', people: '团队成员', well: '一切就绪？' },
			parameters: {
				company: {
					timeZone: 'Asia/Shanghai',
					languages: 'zh-CN, en',
					defaultCountry: 'CN',
					brandName: '示例客户服务',
					testAddress: 'test@example.com',
					workingTime: { publicDays: 'china' },
					contactPolicy: { delay: '24h', reminders: '3d' },
					cases: { verificationSurvey: 'fix-confirmed', currency: 'CNY' },
				},
				people: {
					listed: {
						person: [
							{ name: '周敏', email: 'zhou.min@example.com', team: '售后', deputy: '李娜' },
							{ name: '李娜', email: 'li.na@example.com', team: '售后', deputy: '周敏' },
							{
								name: '陈浩',
								email: 'chen.hao@example.com',
								role: 'team_lead',
								deputy: '王芳',
							},
							{
								name: '王芳',
								email: 'wang.fang@example.com',
								role: 'manager',
								deputy: '陈浩',
							},
						],
					},
				},
			},
		},
	},
});
