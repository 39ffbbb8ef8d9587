# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.

## The invite
welcome-subject = { $inviter }さんから{ $organization }への招待が届いています
welcome-subject-no-inviter = { $organization }への招待が届いています
welcome-preview = パスワードを設定すると参加できます。
welcome-greeting = { $first_name } 様
welcome-body = { $inviter }さんがあなたを{ $organization }に追加しました。パスワードを設定すると参加できます。1分ほどで終わります。
welcome-body-no-inviter = あなたは{ $organization }に追加されました。パスワードを設定すると参加できます。1分ほどで終わります。
welcome-button = パスワードを設定する
welcome-expires = このリンクは{ $date }まで有効です。
welcome-newest = これが最新のリンクです。以前のリンクはもう使えません。
welcome-fallback = ボタンが動作しない場合は、次のアドレスをブラウザに貼り付けてください。
welcome-not-you = お心当たりがありませんか？リンクを開いて「この招待は私宛てではありません」を選ぶか、そのままにしておいてください。パスワードを設定しない限り、何も起こりません。

## To the inviter: somebody joined
accepted-notice-subject = { $name }さんが{ $organization }に参加しました
accepted-notice-body = { $name }さんが招待を承諾し、{ $organization }のメンバーになりました。

## To the inviter: the invite reached the wrong person
declined-notice-subject = { $name }さんへの招待が別の方に届きました
declined-notice-body = { $name }さんへの招待を受け取った方から、自分宛てではないとの連絡がありました。この招待は終了しました。アドレスを確認してから、もう一度追加してください。

## To the inviter: the invite could not be delivered
undelivered-notice-subject = { $name }さんへの招待を届けられませんでした
undelivered-notice-refused = { $name }さんへのメールがメールサービスに拒否されました。アドレスを確認してもう一度招待するか、リンクをコピーして直接お渡しください。
undelivered-notice-overdue = 招待の期限までに{ $name }さんへメールを送信できませんでした。もう一度招待してください。
undelivered-notice-gave-up = 2日間、{ $name }さんへメールを送信できませんでした。もう一度招待するか、リンクをコピーして直接お渡しください。

## To the inviter: the mail came back, or was reported as spam
bounced-notice-address-rejected = { $name }さんへのメールが戻ってきました。そのアドレスのメールボックスは存在しません。{ $name }さんに確認のうえ、正しいアドレスで追加し直すか、リンクをコピーして直接お渡しください。
bounced-notice-address-blocked = { $name }さんへのメールは届きませんでした。このアドレス宛ての以前のメールが、戻ってきたか、迷惑メールとして報告されたためです。{ $name }さんにアドレスをご確認ください。正しければ、送信してよいことを確認のうえ追加し直すか、リンクをコピーして直接お渡しください。
bounced-notice-mailbox-full = { $name }さんへのメールが戻ってきました。メールボックスがいっぱいです。空きを作ってもらってからもう一度招待するか、リンクをコピーして直接お渡しください。
bounced-notice-message-rejected = { $name }さんへのメールが戻ってきました。相手のメールサーバーがこのメールを受け付けませんでした。{ $organization }からのメールを許可してもらってからもう一度招待するか、リンクをコピーして直接お渡しください。
bounced-notice-mailbox-unavailable = { $name }さんへのメールが戻ってきました。相手のメールサーバーが受け取りませんでした。アドレスを確認し、時間をおいてもう一度招待するか、リンクをコピーして直接お渡しください。
bounced-notice-undetermined = { $name }さんへのメールが戻ってきました。理由は通知されていません。アドレスを確認してもう一度招待するか、リンクをコピーして直接お渡しください。
complained-notice-subject = { $name }さんへの招待が迷惑メールとして報告されました
complained-notice-body = { $name }さんへの招待は届きましたが、迷惑メールとして報告されました。誤操作かもしれません。リンクは引き続き使えますが、このアドレスには今後メールを送信しません。参加の意思をご本人に確認し、あなたからのメールだったことをお伝えください。

## To the new member: a password was set
password-set-subject = { $organization }のパスワードが設定されました
password-set-body = { $date }に、{ $email } のパスワードが設定されました。ご自身で設定された場合は、何もする必要はありません。
password-set-not-you = お心当たりがない場合は、すぐに{ $organization }の管理者にご連絡ください。

## Below every mail
footer = このメールは{ $organization }がUsherで送信しました。

## To whoever can give a new link: the invitee asks for one
renewal-notice-subject = { $name }さんが新しいリンクを希望しています
renewal-notice-body = { $name }さん（{ $email }）の{ $organization }への招待は期限が切れました。ご本人が新しいリンクを希望していますが、どなたかが承認するまで送信されません。
renewal-notice-instead = 招待した方がすでに対応できないため、あなたにお願いしています。
renewal-notice-command = 承認するには、次のコマンドを実行してください: { $command }
renewal-notice-call = APIを呼び出すこともできます: { $call }
renewal-notice-stored = リンクは { $email } だけに送信されます。承認しない場合は、何もする必要はありません。
## A forgotten password
reset-mail-subject = { $organization }の新しいパスワード
reset-mail-preview = 15分以内に新しいパスワードを設定してください。
reset-mail-body = { $email } の新しいパスワードが請求されました。ご自身で請求された場合は、こちらから設定してください。
reset-mail-button = 新しいパスワードを設定する
reset-mail-expires = このリンクは{ $date }まで、1回だけ使えます。
reset-mail-not-you = お心当たりがありませんか？このメールはそのままにしておいてください。パスワードは変わりません。
reset-mail-fallback = ボタンが動作しない場合は、次のアドレスをブラウザに貼り付けてください。

## メンバーへ: チャットアカウントが連携された、または解除された
chat-linked-notice-subject = { $organization } で { $platform } のアカウントがあなたに連携されました
chat-linked-notice-body = { $date }に、{ $platform } のアカウントが { $email } に連携されました: { $workspace } の { $account }。
chat-linked-notice-may = このアカウントを使う人は、あなたに許されている範囲で、{ $platform } からユーザーの招待と管理ができます。あなたが行ったのであれば、何もする必要はありません。
chat-linked-notice-undo = 心当たりがない場合は、{ $page } で連携を解除し、パスワードを変更して、{ $organization } の管理者に知らせてください。
chat-unlinked-notice-subject = { $organization } で { $platform } のアカウントの連携が解除されました
chat-unlinked-notice-body = { $workspace } の { $platform } アカウント { $account } は、{ $email } に連携されなくなりました。{ $date }に解除されました。ご存じであれば、何もする必要はありません。
chat-unlinked-notice-not-you = 理由に心当たりがない場合は、{ $organization } の管理者にお尋ねください。
## Approval by a second person
approval-somebody = どなたか
approval-ask-subject = { $requester }さんが承認を求めています: { $name }
approval-ask-add = { $requester }さんが、{ $name }さん（{ $email }）を{ $organization }にロール { $role } で追加しようとしています。もう一人の承認が必要です。
approval-ask-invite = { $requester }さんが、{ $name }さん（{ $email }）を{ $organization }にロール { $role } で招待しようとしています。もう一人の承認が必要です。
approval-ask-role = { $requester }さんが、{ $name }さん（{ $email }）にロール { $role } を付与しようとしています。もう一人の承認が必要です。
approval-ask-address = { $requester }さんが、{ $name }さん（{ $email }、ロール { $role }）への招待を別のアドレスに送ろうとしています。もう一人の承認が必要です。
approval-ask-reactivate = { $requester }さんが、{ $name }さん（{ $email }、ロール { $role }）を再び利用できるようにしようとしています。もう一人の承認が必要です。
approval-ask-definition = { $requester }さんが、ロール { $role } を変更しようとしています。もう一人の承認が必要です。
approval-ask-change = { $field }: { $old } → { $new }
approval-ask-command = 承認するには { $approve }、却下するには { $decline } を実行してください
approval-ask-button = 内容を見て決める
approval-ask-until = { $date }まで判断できます。判断がなければ、何も起こりません。
approval-approved-subject = 承認されました: { $name }
approval-approved-body = { $decider }さんが申請を承認しました（{ $name }、ロール { $role }）。完了しています。
approval-declined-subject = 却下されました: { $name }
approval-declined-body = { $decider }さんが申請を却下しました（{ $name }、ロール { $role }）。何も変更されていません。
approval-declined-reason = 理由: { $reason }
approval-lapsed-subject = 判断されませんでした: { $name }
approval-lapsed-body = 申請（{ $name }、ロール { $role }）は期限までに承認されませんでした。何も変更されていません。もう一度申請できます。
approval-cancelled-subject = 取り消されました: { $name }
approval-cancelled-body = 申請（{ $name }、ロール { $role }）は取り消されたか、その間に状況が変わりました。何も変更されていません。
