# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = ユーザーを追加しました。

## What the platforms show
chat-command = メンバーを招待し、招待を管理します
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink, help
chat-late-form = フォームの準備ができました。
chat-button-open-form = フォームを開く
chat-late-wrong = フォームを受け付けられませんでした：
chat-card-in-messages = カードはこのアプリとのメッセージにあり、そこで更新されます。
chat-servers-only = これはサーバーでのみ使えます。ダイレクトメッセージでは使えません。
chat-try-again = 時間がかかりすぎました。もう一度お試しください。同じことが二度行われることはありません。
## What is said of a user
chat-revived = 以前の招待は終了していたため、あらためて招待しました。
chat-taken = このアドレスはすでに使われています。使っているのは次の方です。
chat-taken-unseen = このアドレスはすでに使われています。
chat-changed = その間に { $name } さんの情報が変わりました。もう一度確認してから決めてください。
chat-resent = { $name } さんに新しい招待を送ります。以前のリンクは使えなくなりました。
chat-revoke-sure = { $name } さんの招待を取り消しますか？
chat-revoke-means = リンクはすぐに使えなくなります。後でまた招待できます。
chat-revoked = { $name } さんの招待を取り消しました。
chat-no-such-user = { $email } というアドレスの方はいません。
chat-gone = すでに存在しません。
chat-copied = { $name } さんの招待リンク
chat-copied-care = このリンクを持つ人は、パスワードを設定して { $name } さんとして参加できます。ご本人だけに渡してください。このメッセージはあなただけに表示されています。
chat-copied-until = リンクの有効期限：{ $until }
chat-renewal = { $name } さんが新しいリンクを希望しています。
chat-suppressed = このアドレスへの以前のメールは、戻ってきたか迷惑メールとして報告されました。アドレスと、受け取りを希望されているかを確認してください。
chat-suppressed-type = どちらも問題なければ、次のように入力してください。

## Names of what a user has
chat-field-role = ロール
chat-field-language = 言語
chat-field-status = 状態
chat-field-mail = メール
chat-field-ends = リンクの期限
chat-field-ended = リンクの期限切れ
chat-field-accepted = 承諾日時
chat-field-inviter = 招待した人
chat-field-asked = 依頼日時
chat-field-lapses = 失効日時
chat-field-reason = 理由

## Where a user stands
chat-status-added = 追加済み（未招待）
chat-status-pending-approval = 承認待ち
chat-status-invited = 招待済み
chat-status-active = メンバー
chat-status-expired = 招待の期限切れ
chat-status-revoked = 招待の取り消し済み
chat-status-deactivated = 無効

## What became of the mail
chat-mail-none = 送っていません
chat-mail-queued = まもなく送信
chat-mail-sent = 送信済み
chat-mail-delivered = 配達済み
chat-mail-delayed = 遅延中（再試行します）
chat-mail-bounced = 戻ってきました
chat-mail-complained = 迷惑メールとして報告されました
chat-mail-failed = 送信できませんでした
chat-reason-address-rejected = そのメールボックスは存在しません
chat-reason-address-blocked = このアドレスへのメールは以前にも戻ってきました
chat-reason-mailbox-full = メールボックスがいっぱいです
chat-reason-message-rejected = 相手のメールサーバーが受け取りを拒否しました
chat-reason-mailbox-unavailable = 相手のメールサーバーが受け取りませんでした
chat-reason-refused = メールサービスが送信を拒否しました
chat-reason-overdue = その前に招待が終了しました
chat-reason-gave-up = 2日間試みました

## Buttons, at most 40 characters
chat-button-resend = 再送する
chat-button-invite = 招待を送る
chat-button-anyway = それでも送る
chat-button-revoke = 取り消す
chat-button-revoke-now = はい、取り消します
chat-button-back = いいえ、そのままにします
chat-button-copy = リンクをコピー
chat-button-open = Usher で開く
chat-button-previous = 前へ
chat-button-next = 次へ
chat-button-form = ユーザーを追加
chat-button-approve = 承認する
chat-button-decline = 却下する
chat-button-approvals = 承認待ちを見る
chat-button-link = アカウントを連携する
chat-button-link-again = 新しい数字を取得
chat-button-unlink = はい、解除します
chat-button-help = ヘルプ

## Forms: titles and buttons at most 24 characters, labels 45, hints 100
chat-form-add = ユーザーを追加
chat-form-add-submit = 追加する
chat-form-decline = 却下
chat-form-decline-submit = 却下する
chat-input-first-name = 名
chat-input-last-name = 姓
chat-input-email = メールアドレス
chat-input-language = 言語
chat-input-role = ロール
chat-input-mail = ウェルカムメール
chat-input-mail-says = パスワード設定リンク付きのウェルカムメールを送る
chat-input-reason = 理由
chat-input-reason-hint = 依頼した人に表示されます。

## Lists
chat-list = ユーザー
chat-list-search = 検索
chat-list-page = { $page } ページ
chat-list-empty = 該当する方はいません。
chat-list-narrow = ほかにもいます。状態または名前の先頭を加えて絞り込んでください。

## Several people at once
chat-several = { $all } 人中 { $added } 人を追加しました。
chat-several-taken = アドレスはすでに使われています
chat-several-suppressed = このアドレスへの以前のメールは戻ってきました
chat-several-skipped = 未処理

## What was mistyped
chat-meant = もしかして { $meant } ですか？
chat-nothing-done = 何も変更していません。
chat-like-this = 例：
chat-known = 使えるもの：{ $known }
chat-mistake-word = 「{ $typed }」というコマンドはありません。
chat-mistake-no-address = メールアドレスがありません。
chat-mistake-whom = どなたですか？メールアドレスを入力してください。
chat-mistake-option = 「{ $typed }」というオプションはありません。
chat-mistake-language = 「{ $typed }」は対応している言語ではありません。
chat-mistake-mail = 「{ $typed }」はメールの指定として使えません。
chat-mistake-status = 「{ $typed }」という状態はありません。
chat-mistake-role = 「{ $typed }」というロールはここにはありません。
chat-mistake-twice = 「{ $option }」が異なる値で2回指定されています。
chat-mistake-name = { $email } の姓または名がありません。
chat-mistake-address-for = { $typed } のメールアドレスがありません。
chat-mistake-many = { $count } 人は多すぎます。一度に追加できるのは { $max } 人までです。
chat-mistake-digits = ページに表示された6桁の数字を入力してください。
chat-mistake-fields = このままでは使えません。
chat-old-button = このボタンはもう使えません。コマンドをもう一度入力してください。

## What went wrong
chat-trouble-down = 現在 Usher に接続できません。何も変更していません。しばらくしてからもう一度お試しください。
chat-trouble-unsure = Usher が正しく応答しませんでした。依頼は実行された可能性があります。繰り返しても問題ありません。同じ方が二重に追加されることはありません。
chat-trouble-again = 繰り返すには、次のように入力してください。
chat-trouble-bot = ボットが正しく設定されていないため、何も変更していません。運用担当者に知らせてください。
chat-trouble-permission = Usher でこの操作を行う権限がありません。
chat-trouble-workspace = Usher はこのワークスペースに対応していません。運用担当者に問い合わせてください。
chat-trouble-wait = 回数が多すぎます。{ $wait }後にもう一度お試しください。
chat-trouble-id = リクエスト { $id }
chat-seconds = { $count ->
    [one] 1秒
   *[other] { $count }秒
}
chat-minutes = { $count ->
    [one] 1分
   *[other] { $count }分
}
chat-hours = { $count ->
    [one] 1時間
   *[other] { $count }時間
}

## Linking an account
chat-account = アカウントを連携してください
chat-account-why = このチャットアカウントはまだ Usher のユーザーと連携されていないため、何も変更していません。
chat-account-open = 1. ボタンを押してサインインし、このチャットアカウントがご自身のものであることを確認してください。
chat-account-digits = 2. ページに6桁の数字が表示されます。ここに次のように入力してください。
chat-account-then = 3. その後、行いたかった操作をもう一度行ってください。
chat-account-until = ページは1回だけ使えます。有効期限：{ $until }。あなた専用ですので、他の人に渡さないでください。
chat-account-linked = アカウントを連携しました。ここでは { $name } さんとして操作できます。
chat-account-already = このチャットアカウントは { $name } さんと連携されています。
chat-account-to-unlink = 連携を解除するには、次のように入力してください。
chat-account-ended = この数字はもう使えません。
chat-account-unlink = このチャットアカウントと { $name } さんの連携を解除しますか？
chat-account-unlink-means = 解除すると、もう一度連携するまでここからは何もできません。
chat-account-unlinked = このチャットアカウントの連携を解除しました。

## Approval by a second person
chat-waits = { $name } さんは承認待ちです。
chat-waits-change = この変更は承認待ちです。
chat-waits-who = ロール { $role } を付与できるほかの全員に確認を依頼しました。
chat-waits-until = { $until } までに決まらなければ失効します。
chat-approvals = 承認待ち
chat-approvals-none = 承認待ちはありません。
chat-approvals-more = ほかにもあります。まずこれらを決めてください。
chat-asks-add-user = { $who } さんが、ロール { $role } で { $name } さんを追加したいと依頼しています。
chat-asks-invite-user = { $who } さんが、ロール { $role } で { $name } さんを招待したいと依頼しています。
chat-asks-change-user = { $who } さんが、ロール { $role } の { $name } さんの情報を変更したいと依頼しています。
chat-asks-change-role = { $who } さんが、{ $name } さんにロール { $role } を付与したいと依頼しています。
chat-asks-reactivate-user = { $who } さんが、ロール { $role } で { $name } さんを再び有効にしたいと依頼しています。
chat-asks-change-role-definition = { $who } さんが、ロール { $role } の権限を変更したいと依頼しています。
chat-asks-other = { $who } さんが、ロール { $role } に関わる変更を依頼しています。
chat-somebody = 担当者
chat-approved = 承認しました。
chat-declined = 却下しました。
chat-approval-state = { $state ->
    [approved] この依頼は承認されました。
    [declined] この依頼は却下されました。
    [lapsed] 期限までに決まらなかったため、この依頼は失効しました。
    [cancelled] この依頼は取り下げられました。
   *[other] この依頼は承認待ちです。
}

## News
chat-notice-mail-sent = { $name } さんへのメールを送信しました。
chat-notice-mail-delivered = { $name } さんへのメールが配達されました。
chat-notice-mail-delayed = { $name } さんへのメールが遅れています。再試行します。
chat-notice-mail-bounced = { $name } さんへのメールが戻ってきました。
chat-notice-mail-complained = { $name } さんがメールを迷惑メールとして報告しました。
chat-notice-mail-failed = { $name } さんへのメールを送信できませんでした。
chat-notice-accepted = { $name } さんが招待を承諾しました。
chat-notice-declined = { $name } さんが招待を辞退しました。
chat-notice-expired = { $name } さんの招待の期限が切れました。
chat-notice-revoked = { $name } さんの招待が取り消されました。
chat-notice-changed = { $name } さんの情報が変わりました。
chat-notice-deactivated = { $name } さんは無効になりました。
chat-notice-reactivated = { $name } さんは再び利用できます。
chat-notice-other = { $name } さんについてお知らせがあります。
chat-notice-approval-approved = ご依頼が承認されました。
chat-notice-approval-declined = ご依頼は却下されました。
chat-notice-approval-lapsed = 期限までに決まらなかったため、ご依頼は失効しました。
chat-notice-approval-cancelled = その間に状況が変わったため、ご依頼は取り消されました。
chat-remedy-mail = アドレスを確認してください。正しければ、リンクをコピーして直接渡すか、再送してください。

## Help
chat-help = 入力できるコマンド
chat-help-form = 追加用のフォームを開きます
chat-help-add = すぐに追加します
chat-help-several = 複数の方を追加します（{ $max } 人まで）
chat-help-list = ユーザーの一覧（状態や名前の先頭で絞り込めます）
chat-help-show = 特定の方を表示します
chat-help-resend = 新しい招待を送ります
chat-help-revoke = 招待を取り消します
chat-help-approvals = 承認待ちを表示します
chat-help-link = このチャットアカウントを Usher のあなたと連携します
chat-help-confirm = 連携を完了します
chat-help-unlink = 連携を解除します
chat-help-help = このヘルプを表示します
chat-help-languages = 言語：{ $known }
chat-help-statuses = 状態：{ $known }
chat-help-mail = no-mail はメールを送らずに追加します。mail:force は以前のメールが戻ってきた場合でも送ります。
