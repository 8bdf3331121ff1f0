/**
 * Pieces of words that are written in several ways: in Britain and in America, and with slips that many make; the
 * first of each row stands for all. Written for this package.
 */
const rows = `
	colour color|flavour flavor|odour odor|neighbour neighbor|honour honor|behaviour behavior|mould mold
	centre center|grey gray|diarrhoea diarrhea|program programme|licence license|instalment installment
	apologis apologiz|organis organiz|authoris authoriz|itemis itemiz|sanitis sanitiz|patronis patroniz
	recognis recogniz|customis customiz|adviser advisor|skilful skillful
	accommodat accomodat accommadat|appointment appoinment apointment appointmant|arriv ariv
	availab availib|broken brocken|cancel cancle|communicat comunicat communcat|compensat compansat
	courteous courtious curteous|courier currier|customer costumer custumer cutomer customor
	damage damadge damange|deliver delievr|delivery delivary delievery delivry dilivery
	delicious delicous delicius|disgusting discusting disguisting|efficient effecient eficient
	expensive expencive expensve|explanation explaination|friendly freindly frendly
	guarantee garantee gaurantee guarentee|immaculate imaculate|instruction intruction
	knowledge knowlege|maintenance maintainance maintenence|missing mising|package pakage packege
	parcel parcle|password pasword|payment payement|polite pollite
	professional proffesional profesional proffessional|quality qualty quailty qaulity quallity
	receipt reciept reciet|receive recieve|refund refound refud|replace relpace
	reservation resevation|response responce|restaurant restaraunt resturant restraunt|return retrun
	schedule shedule|service servise sevice serivce|shipping shiping
	subscription subsciption subscribtion|technician technican|terrible terible|toilet toliet
	vegetable vegtable vegatable|waiting wating waitting|warranty warrenty waranty
	website webiste web-site|wrong worng`;

/** What is written in another way, and what stands for it. */
export const spellings: ReadonlyMap<string, string> = new Map(
	rows.split(/[|\n]/u).flatMap((row) => {
		const [first = '', ...others] = row.trim().split(' ');
		return others.map((other) => [other, first] as const);
	}),
);
