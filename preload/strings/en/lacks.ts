export const troubleWords = {
  unseen: 'Not in the DNS yet',
  beside: 'Other addresses beside it',
  'own-source': 'Its source tells nothing',
  'no-source': 'Address not known for hours',
  'sources-differ': 'Sources contradict each other',
  'line-lost': 'The line lost its address',
  'lacks-other': 'Lacks the other address',
};

export const lackSentenceWords = {
  'own-source': () =>
    'For hours now the source this event takes its address from has told none, so nothing is sent, and what is registered may be old. Try that program or page by hand, or choose another source under Edit, IP Address. Saikoro keeps asking, and updates by itself once it tells one.',
  'no-source': () =>
    'For hours now neither a router nor a service on the Internet has reported your address, though the line is up. So nothing is sent, and what is registered may be old. Address shows who was asked and what came of it; a firewall or a filter may be in the way. Saikoro keeps asking, and updates by itself.',
  'sources-differ': () =>
    'For hours now those who tell your address have contradicted each other, so nothing is sent, and what is registered may be old. Address shows who says what; a proxy or a second line may be the cause. Or choose one source under Edit, IP Address. Saikoro keeps asking, and updates by itself once they agree.',
  'line-lost': (family: string) =>
    `For hours now this line has had no working ${family}, and the address registered before leads visitors nowhere. If it is not to return, turn ${family} off under Edit, IP Address, and delete the record at the service. Otherwise it updates by itself when it returns.`,
  'lacks-other': (family: string) =>
    `The service takes IPv4 and IPv6 together or not at all, and for hours this line has had no ${family} address. So nothing is sent. Turn ${family} off under Edit, IP Address. It updates by itself once there are both.`,
};
